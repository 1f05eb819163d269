using System.Globalization;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Reads one scheduled picture. Pure.</summary>
/// <param name="scenes">The scenes there are; null where that is not known.</param>
internal sealed class SnapshotReader(IReadOnlySet<string>? scenes)
{
    /// <summary>Times of one day at most.</summary>
    private const int TimeLimit = 48;

    private const int UsualKeep = 30;
    private const int MostKeep = 1_000;
    private const string SizeForm = "write it like 1920x1080, from 640x360 to 7680x4320";

    private static readonly (int Width, int Height) Usual = (1_920, 1_080);

    public SnapshotPlan Read(YamlEntry entry)
    {
        var id = entry.Id();
        var (width, height) = Size(entry);
        return new SnapshotPlan(
            id,
            Scene(entry),
            Times(entry),
            Days(entry),
            width,
            height,
            entry.OneOf("format", DashboardKeys.SnapshotFormats, "pdf"),
            entry.OneOf("paper", DashboardKeys.Papers, "a4"),
            entry.OneOf("language", DashboardKeys.Languages, "vi"),
            // A name, not a path: whoever may change this file may not write anywhere on the machine.
            entry.Has("folder") ? entry.Id("folder") : id,
            entry.WholeNumber("keep", UsualKeep, 1, MostKeep));
    }

    private string Scene(YamlEntry entry)
    {
        var scene = entry.Text("scene");
        if (scenes?.Contains(scene) == false && scene != "?")
        {
            entry.RefuseKey("scene", $"there is no scene '{scene}'", $"name a scene of these files{Near.Hint(scene, scenes)}");
        }

        return scene;
    }

    private static List<int> Times(YamlEntry entry)
    {
        var texts = entry.Texts("at");
        var minutes = new SortedSet<int>();
        foreach (var text in texts)
        {
            if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                minutes.Add((time.Hour * 60) + time.Minute);
            }
            else
            {
                entry.RefuseKey("at", $"at '{text}' is no time of day", "write it like [\"07:30\"]");
            }
        }

        if (texts.Count is 0 or > TimeLimit)
        {
            entry.RefuseKey("at", texts.Count == 0 ? "there is no time of day in it" : $"there are more than {TimeLimit} times of day", "write at: [\"07:30\"]");
        }

        return [.. minutes];
    }

    private static IReadOnlyList<string> Days(YamlEntry entry)
    {
        var days = entry.Texts("days");
        foreach (var day in days.Where(d => !PlaylistItem.DayNames.Contains(d)))
        {
            entry.RefuseKey("days", $"there is no day '{day}'", $"write some of: {string.Join(", ", PlaylistItem.DayNames)}{Near.Hint(day, PlaylistItem.DayNames)}");
        }

        return days;
    }

    private static (int Width, int Height) Size(YamlEntry entry)
    {
        if (entry.OptionalText("size") is not { } text)
        {
            return Usual;
        }

        if (text.Split('x') is [var across, var down]
            && int.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is >= 640 and <= 7_680
            && int.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height is >= 360 and <= 4_320)
        {
            return (width, height);
        }

        entry.RefuseKey("size", $"size '{CatalogueError.OneLine(text)}' is no size of a screen", SizeForm);
        return Usual;
    }
}
