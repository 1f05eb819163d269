using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Reads one situation. Pure.</summary>
/// <param name="scenes">The scenes there are; null where that is not known.</param>
internal sealed class SituationReader(IndicatorCatalogue catalogue, DashboardRules rules, IReadOnlySet<string>? scenes)
{
    /// <summary>Situations at most: each is looked at twice a second.</summary>
    public const int Limit = 100;

    private const int DisplayLimit = 200;
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public SituationInfo Read(YamlEntry entry)
    {
        var (area, indicator, status) = ReadWhen(entry);
        var scene = entry.Text("scene");
        if (scenes?.Contains(scene) == false && scene != "?")
        {
            entry.RefuseKey("scene", $"there is no scene '{scene}'", $"name a scene of these files{Near.Hint(scene, scenes)}");
        }

        var lasting = entry.Duration("for") ?? Usual;
        if (lasting < Shortest || lasting > Longest)
        {
            entry.RefuseKey("for", "a situation cannot stand that long", "write from 30s to 1d, like 10m");
        }

        var displays = entry.Texts("displays");
        if (entry.Has("displays") && displays.Count is 0 or > DisplayLimit)
        {
            entry.RefuseKey("displays", displays.Count == 0 ? "there is no display in it" : $"there are more than {DisplayLimit} displays in it", "write displays: [names of displays], or leave it out for all");
        }

        return new SituationInfo(entry.Id(), entry.Name("title"), area, indicator, status, scene, (int)lasting.TotalSeconds, displays);
    }

    private (string Area, string Indicator, ReadingStatus Status) ReadWhen(YamlEntry entry)
    {
        var root = catalogue.Areas.Root.Id;
        if (entry.Entry("when", DashboardKeys.SituationWhen) is not { } when)
        {
            if (!entry.Has("when"))
            {
                entry.Refuse("when is missing", "add when: { indicator: …, status: critical }");
            }

            return (root, "?", ReadingStatus.Critical);
        }

        var status = when.OneOf("status", DashboardKeys.BadStatuses, DashboardKeys.BadStatuses[0]) == DashboardKeys.BadStatuses[0] ? ReadingStatus.Critical : ReadingStatus.Warning;
        var (area, indicator) = (when.OptionalText("area") ?? root, when.Text("indicator"));
        if (rules.Strict && !catalogue.Areas.Contains(area))
        {
            when.RefuseKey("area", $"there is no area '{area}'", $"name an area of the catalogue{Near.Hint(area, catalogue.Areas.All.Select(a => a.Id))}");
        }
        else if (rules.Strict && indicator != "?" && !catalogue.OnBoard(area, indicator))
        {
            when.RefuseKey("indicator", $"there is no indicator '{indicator}' on the board of {area}", $"name an indicator of that board{Near.Hint(indicator, catalogue.IndicatorInfos().Select(i => i.Id))}");
        }

        return (area, indicator, status);
    }
}
