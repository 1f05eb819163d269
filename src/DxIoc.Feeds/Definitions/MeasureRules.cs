using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads the measures of a definition: a list by name, or one whose name stands elsewhere.</summary>
internal static class MeasureRules
{
    private const string Any = "{measure}";
    private const int Limit = 256;
    private const string MeasuresForm = "{name: path, other: {path: …, convert: …}}";

    /// <summary>Whether a device lives, which Sparkplug's births and deaths say; a definition may use the name for a metric.</summary>
    private static readonly MeasureRule Online = new(new NameRule("online", null), At("online"));

    public static IReadOnlyList<MeasureRule> Read(YamlEntry e, string format, FeedSource source, ValuePath records)
    {
        var rules = format is FeedKeys.Skip or FeedKeys.Picture ? [] : Given(e, format, source, records);
        return format == FeedKeys.Sparkplug && !rules.Any(r => r.Name?.Constant == Online.Name!.Constant) ? [.. rules, Online] : rules;
    }

    private static IReadOnlyList<MeasureRule> Given(YamlEntry e, string format, FeedSource source, ValuePath records)
    {
        if (e.Group("measures", MeasuresForm) is { } group)
        {
            if (e.Has("measure") || e.Has("value"))
            {
                e.RefuseKey("measures", "both measures and measure or value are given", "keep measures, or the one measure with its value");
            }

            return Several(group);
        }

        if (e.Has("measures"))
        {
            return [];
        }

        if (Default(format) is { } rules && !e.Has("measure") && !e.Has("value"))
        {
            return rules;
        }

        return [One(e, format, source, records)];
    }

    private static IReadOnlyList<MeasureRule>? Default(string format) => format switch
    {
        "senml-json" or "senml-cbor" => [new MeasureRule(new NameRule(null, ValuePath.Parse("measure", out _)), At("value"))],
        "lineprotocol" => [new MeasureRule(null, At("fields.{measure}"))],
        FeedKeys.Sparkplug => [new MeasureRule(null, At("metrics.{measure}"))],
        _ => null,
    };

    private static ValueRule At(string path) => new(ValuePath.Parse(path, out _)!, new Dictionary<string, double?>(), null, 0, 1, 0);

    private static List<MeasureRule> Several(YamlEntry group)
    {
        var rules = new List<MeasureRule>();
        if (group.Keys.Count is 0 or > Limit)
        {
            group.Refuse(group.Keys.Count == 0 ? "there is no measure in it" : $"there are more than {Limit} measures", $"write measures: {MeasuresForm}");
        }

        foreach (var name in group.Keys)
        {
            var value = Value(group, name);
            if (name == Any ? !value.Path.Captures("measure") : Names.Fault(name, wide: true) is not null)
            {
                group.RefuseKey(name, name == Any ? $"the path of {Any} does not capture it" : $"the measure '{name}' {Names.Fault(name, wide: true)}",
                    name == Any ? $"let the path name it, like values.{Any}" : "give it a name of the canonical form, like pm25");
            }

            rules.Add(new MeasureRule(name == Any ? null : new NameRule(name, null), value));
        }

        return rules;
    }

    private static MeasureRule One(YamlEntry e, string format, FeedSource source, ValuePath records)
    {
        var value = e.Has("value") ? Value(e, "value") : At("");
        if (!e.Has("value") && format != "value")
        {
            e.Refuse("there are no measures", $"add measures: {MeasuresForm}, or measure: and value:");
            return new MeasureRule(null, value);
        }

        NameRule? name = null;
        if (e.IsGroup("measure"))
        {
            name = FeedMappingReader.Name(e, "measure");
        }
        else if (e.OptionalText("measure") is { } constant)
        {
            name = new NameRule(constant, null);
            if (Names.Fault(constant, wide: true) is { } fault)
            {
                e.RefuseKey("measure", $"the measure '{constant}' {fault}", "give it a name of the canonical form, like pm25");
            }
        }
        else if (!source.Captures("measure") && !records.Captures("measure") && !value.Path.Captures("measure"))
        {
            e.Refuse("nothing says which measure it is", "add measure: with a name or { path: … }, or {measure} to the topic");
        }

        return new MeasureRule(name, value);
    }

    /// <summary>A path, or { path, values, convert, molar-mass, scale, offset }.</summary>
    private static ValueRule Value(YamlEntry e, string key)
    {
        if (e.IsList(key))
        {
            return Sum(e, key, At(""));
        }

        if (!e.IsGroup(key))
        {
            return At("") with { Path = FeedMappingReader.Path(e, key) };
        }

        var group = e.Entry(key, FeedKeys.Value)!;
        var conversion = group.Has("convert") ? Conversion.Find(group.OneOf("convert", Conversion.Names, null)) : null;
        var mass = group.Number("molar-mass");
        if (conversion?.PerMole == true ? !(mass > 0) : group.Has("molar-mass"))
        {
            group.RefuseKey("molar-mass", conversion?.PerMole == true ? $"{conversion.Name} needs the gas's molar mass" : "nothing here needs a molar mass",
                conversion?.PerMole == true ? "add molar-mass: in g/mol, like 48.00 for ozone" : "remove it, or write convert: ppb-to-ug/m3");
        }

        var scale = group.Number("scale") ?? 1;
        if (scale == 0)
        {
            group.RefuseKey("scale", "a scale of 0 makes every value 0", "write the factor, like scale: 0.1");
        }

        var rule = new ValueRule(ValuePath.Whole, Words(group), conversion, mass ?? 0, scale, group.Number("offset") ?? 0);
        return group.IsList("path") ? Sum(group, "path", rule) : rule with { Path = FeedMappingReader.Path(group, "path") };
    }

    /// <summary>Several paths, whose numbers are added.</summary>
    private static ValueRule Sum(YamlEntry e, string key, ValueRule rule)
    {
        var texts = e.Texts(key);
        var paths = texts.Select(t => ValuePath.Parse(t, out _)).ToList();
        if (paths.Count < 2 || paths.Contains(null) || paths.Any(p => p!.IsMany))
        {
            e.RefuseKey(key, $"the sum in {key} cannot be read", $"write two paths or more, each to one number, like [state.7, state.9, state.10]");
            return rule;
        }

        return rule with { Path = paths[0]!, Plus = [.. paths.Skip(1).Select(p => p!)] };
    }

    private static Dictionary<string, double?> Words(YamlEntry group)
    {
        var words = new Dictionary<string, double?>(StringComparer.Ordinal);
        if (group.Group("values", "{\"ON\": 1, \"OFF\": 0}") is { } values)
        {
            foreach (var word in values.Keys)
            {
                words[word] = values.OptionalText(word) == "skip" ? null : values.Number(word) ?? 0;
            }
        }

        return words;
    }
}
