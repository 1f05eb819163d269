using System.Globalization;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads one feed definition and holds it together with the catalogue. A key that is wrong is refused and becomes harmless.</summary>
internal sealed class FeedMappingReader(IndicatorCatalogue catalogue, AreaAtRules points)
{
    private const int RecordLimit = 1_000;

    private static readonly Dictionary<string, string> NoAreas = [];

    /// <param name="whole">False for a template: its area is given where it is used.</param>
    public FeedMapping Read(string file, YamlEntry e, bool whole)
    {
        var source = FeedSourceReader.Read(e, whole);
        var format = e.OneOf("format", FeedKeys.Formats, "json");
        CheckFormat(e, format, source);
        var records = e.Has("records") ? Path(e, "records") : DefaultRecords(format);
        var measures = MeasureRules.Read(e, format, source, records);
        var mapping = new FeedMapping(
            Name: string.Create(CultureInfo.InvariantCulture, $"{file}:{e.Line}"),
            Feed: Feed(e),
            Source: source,
            Format: format,
            Columns: e.Texts("columns"),
            Separator: e.OneOf("separator", [",", ";", "\t", "|"], ",")[0],
            Records: records,
            Area: Area(e),
            Areas: Areas(e),
            Device: Device(e, format, source, records),
            Time: TimeRules.Read(e, format),
            Measures: measures,
            Rate: Rate(e),
            // A birth that does not fit would make all that follows it unreadable; a picture is large.
            PayloadLimit: format is FeedKeys.Sparkplug or FeedKeys.Picture ? source.LargestPayload : source.UsualPayload,
            RecordLimit: RecordLimit);
        mapping = Limited(e, mapping) with { Csv = CsvRules.Read(e), Quality = QualityRules.Read(e), AreaAt = points.Read(e) };
        RequirePolledAreas(e, mapping);
        if (whole)
        {
            FileSources.RequireFolder(e, source);
            RequireArea(e, mapping);
        }

        return mapping;
    }

    /// <summary>The definitions of the template that an entry uses, with what it says itself.</summary>
    /// <param name="whole">False where a file could not be read: a template may be in it.</param>
    public IEnumerable<FeedMapping> Use(string file, YamlEntry e, ILookup<string, FeedMapping> templates, bool whole)
    {
        var name = e.Text("use");
        foreach (var key in e.Keys.Except(FeedKeys.Use).Intersect(FeedKeys.Feed))
        {
            e.RefuseKey(key, $"{key} comes from the template", $"remove it, or write a definition of its own without use; here may stand: {string.Join(", ", FeedKeys.Use)}");
        }

        if (!templates.Contains(name))
        {
            if (whole && name != "?")
            {
                var known = templates.Select(t => t.Key).ToList();
                e.RefuseKey("use", $"there is no template '{name}'", $"write one of: {string.Join(", ", known)}{Near.Hint(name, known)}");
            }

            return [];
        }

        var (area, areas, at, rate) = (Area(e), Areas(e), points.Read(e), Rate(e));
        var feed = e.Has("id") ? Feed(e) : null;
        return templates[name].Select(t =>
        {
            var mapping = Limited(e, t with
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{file}:{e.Line} ({name}, {t.Name})"),
                Feed = feed ?? t.Feed,
                Source = FeedSourceReader.Use(e, t.Source),
                Area = area ?? (areas.Count > 0 || at is not null ? null : t.Area),
                Areas = areas.Count > 0 ? areas : area is null && at is null ? t.Areas : NoAreas,
                AreaAt = at ?? (areas.Count > 0 || area is not null ? null : t.AreaAt),
                Rate = rate ?? t.Rate,
            });
            RequirePolledAreas(e, mapping);
            RequireArea(e, mapping);
            return mapping;
        }).ToList();
    }

    internal static ValuePath Path(YamlEntry e, string key)
    {
        var text = e.OptionalText(key) ?? "";
        if (ValuePath.Parse(text, out var problem) is { } path)
        {
            return path;
        }

        e.RefuseKey(key, problem!, ValuePath.Form);
        return ValuePath.Whole;
    }

    private static ValuePath DefaultRecords(string format) =>
        format is "json" or "value" ? ValuePath.Whole : ValuePath.EveryItem;

    private static void CheckFormat(YamlEntry e, string format, FeedSource source)
    {
        if (format == FeedKeys.Sparkplug && source is not TopicSource { Topic.IsSparkplug: true })
        {
            e.RefuseKey("topic", "Sparkplug's data cannot be read without the births of their edge nodes", "write a topic that has all messages of a node, like spBv1.0/#, spBv1.0/{area}/# or spBv1.0/my-group/#");
        }

        if (format == FeedKeys.Picture && source is not TopicSource)
        {
            e.RefuseKey("format", "pictures come by topics alone", "write topic: with {device}, like frigate/{device}/{measure}/snapshot");
        }

        foreach (var key in format == FeedKeys.Picture ? (string[])["measures", "measure", "value", "time", "records", "quality"] : [])
        {
            if (e.Has(key))
            {
                e.RefuseKey(key, $"a picture has no {key}", "remove it: its arrival counts, and {measure} in the topic is its label");
            }
        }

        foreach (var key in CsvRules.Keys)
        {
            if (format != "csv" && e.Has(key))
            {
                e.RefuseKey(key, $"only format csv has {key}", "remove it, or write format: csv");
            }
        }
    }

    private string Feed(YamlEntry e)
    {
        var id = e.Id();
        if (id != "?" && catalogue.FindFeed(id) is null)
        {
            var known = catalogue.Feeds.Select(f => f.Id).ToList();
            e.RefuseKey("id", $"the catalogue has no feed '{id}'", $"write one of: {string.Join(", ", known)}{Near.Hint(id, known)}, or add it to the catalogue");
        }

        return id;
    }

    private NameRule? Area(YamlEntry e)
    {
        var area = AreaAtRules.IsGiven(e) ? null : Name(e, "area");
        if (area?.Constant is { } id)
        {
            RequireKnown(e, "area", id);
        }

        foreach (var (code, known) in area?.Names ?? NoAreas)
        {
            RequireKnown(e, "area", known, $" for '{code}'");
        }

        return area;
    }

    private Dictionary<string, string> Areas(YamlEntry e)
    {
        var areas = new Dictionary<string, string>(StringComparer.Ordinal);
        if (e.Group("areas", "{device: area, \"*\": area}") is { } group)
        {
            foreach (var device in group.Keys)
            {
                areas[device] = group.Text(device);
                RequireKnown(group, device, areas[device]);
            }

            if (e.Has("area"))
            {
                e.RefuseKey("areas", "both area and areas are given", "keep one of them; \"*\" in areas stands for every other device");
            }
        }

        return areas;
    }

    private void RequireKnown(YamlEntry e, string key, string id, string of = "")
    {
        if (id != "?" && !catalogue.Areas.Contains(id))
        {
            e.RefuseKey(key, $"there is no area '{id}'{of}", $"name areas of the catalogue{Near.Hint(id, catalogue.Areas.All.Select(a => a.Id))}");
        }
    }

    private void RequirePolledAreas(YamlEntry e, FeedMapping mapping)
    {
        var polled = (mapping.Source as PollSource)?.Areas ?? NoAreas;
        foreach (var (code, area) in polled)
        {
            RequireKnown(e, "poll", area, $" for '{code}'");
        }

        if (polled.Count > 0 && (mapping.Area is not null || mapping.Areas.Count > 0))
        {
            e.RefuseKey("poll", "both area or areas and areas of poll are given", "keep one of them");
        }
    }

    private static void RequireArea(YamlEntry e, FeedMapping m)
    {
        if (m is { Area: null, AreaAt: null, Areas.Count: 0, Format: not FeedKeys.Skip } && !e.Has("areas") && !AreaAtRules.IsGiven(e) && !m.Source.Captures("area") && !m.Records.Captures("area"))
        {
            e.Refuse("nothing says which area it is", "add area: with an area of the catalogue or { path: … }, areas: {device: area}, or {area} to the topic");
        }
    }

    private static NameRule? Device(YamlEntry e, string format, FeedSource source, ValuePath records)
    {
        var device = Name(e, "device");
        if (device is null && (format == FeedKeys.Sparkplug || format.StartsWith("senml", StringComparison.Ordinal)) && !source.Captures("device"))
        {
            return new NameRule(null, ValuePath.Parse("device", out _));
        }

        if (device is null && format != FeedKeys.Skip && !source.Captures("device") && !records.Captures("device") && !e.Has("use"))
        {
            e.Refuse("nothing says which device it is", "add device: with a name or { path: … }, or {device} to the topic or to records");
        }

        return device;
    }

    /// <summary>A constant, or { path: …, names: … }.</summary>
    internal static NameRule? Name(YamlEntry e, string key)
    {
        if (!e.Has(key))
        {
            return null;
        }

        if (!e.IsGroup(key))
        {
            return new NameRule(e.Text(key), null);
        }

        var group = e.Entry(key, FeedKeys.Name)!;
        group.Text("path");
        return new NameRule(null, Path(group, "path")) { Names = Names(group) };
    }

    private static Dictionary<string, string>? Names(YamlEntry e)
    {
        if (e.Group("names", "{\"their name\": ours}") is not { } group)
        {
            return null;
        }

        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in group.Keys)
        {
            names[name] = group.Text(name);
            if (Decoding.Names.Fault(names[name], wide: true) is { } fault && names[name] != "?")
            {
                group.RefuseKey(name, $"the name '{names[name]}' {fault}", "give it a name of the canonical form, like pm25, or skip to leave it out");
            }
        }

        return names;
    }

    internal static RateLimit? Rate(YamlEntry e)
    {
        if (e.OptionalText("rate-limit") is not { } text)
        {
            return null;
        }

        var rate = RateLimit.Parse(text);
        if (rate is null)
        {
            e.RefuseKey("rate-limit", $"rate-limit '{text}' cannot be read", RateLimit.Form);
        }

        return rate;
    }

    private static FeedMapping Limited(YamlEntry e, FeedMapping mapping) => e.Entry("limits", FeedKeys.Limits) is not { } limits
        ? mapping
        : mapping with
        {
            PayloadLimit = limits.WholeNumber("payload", mapping.PayloadLimit, 1, mapping.Source.LargestPayload),
            RecordLimit = limits.WholeNumber("records", mapping.RecordLimit, 1, 10_000),
            PictureAge = Age(limits) ?? mapping.PictureAge,
        };

    private static TimeSpan? Age(YamlEntry limits)
    {
        var age = limits.Duration("age");
        if (age is { } given && (given < TimeSpan.FromSeconds(10) || given > TimeSpan.FromDays(1)))
        {
            limits.RefuseKey("age", "a picture cannot be that old, or that young", "write from 10s to 1d, like 15m");
        }

        return age;
    }
}
