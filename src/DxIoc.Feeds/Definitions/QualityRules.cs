using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads the key quality of a definition: { path, good, calibrating, fault }.</summary>
internal static class QualityRules
{
    public static QualityRule? Read(YamlEntry e)
    {
        if (e.Entry("quality", FeedKeys.Quality) is not { } group)
        {
            return null;
        }

        group.Text("path");
        var rule = new QualityRule(FeedMappingReader.Path(group, "path"), group.Texts("good"), group.Texts("calibrating"), group.Texts("fault"));
        if (rule.Good.Count == 0)
        {
            group.Refuse("nothing says which word is good", "add good: with the words of an instrument that measures, like good: [\"00\"]");
        }

        if (rule.Good.Concat(rule.Calibrating).Concat(rule.Fault).GroupBy(w => w).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            group.Refuse($"the word '{twice}' stands twice", "let each word say one thing");
        }

        return rule;
    }
}
