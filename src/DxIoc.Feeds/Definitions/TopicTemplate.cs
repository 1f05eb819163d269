namespace DxIoc.Feeds.Definitions;

/// <summary>
/// A topic with named parts: levels are words, {area}, {device}, {measure}, '+' for any one level and '#' at the end for any
/// number of them, none included.
/// </summary>
internal sealed class TopicTemplate
{
    public const string Form = "write levels between '/', each a word, {area}, {device}, {measure} or +, with # at most as the last";
    private const int LevelLimit = 32;
    private static readonly string[] Names = ["{area}", "{device}", "{measure}"];
    private readonly string[] _levels;

    private TopicTemplate(string[] levels) => _levels = levels;

    /// <summary>What a broker is asked for.</summary>
    public string Filter => string.Join('/', _levels.Select(l => l[0..Math.Min(1, l.Length)] == "{" ? "+" : l));

    /// <summary>Templates of one shape match the same topics.</summary>
    public string Shape => Filter;

    /// <summary>All messages of Sparkplug's edge nodes that it covers: births, data and deaths alike.</summary>
    public bool IsSparkplug => _levels is ["spBv1.0", .., "#"] && (_levels.Length < 4 || _levels[2] == "+");

    public bool Captures(string name) => _levels.Contains($"{{{name}}}");

    /// <summary>The template, or null and what is wrong with it.</summary>
    public static TopicTemplate? Parse(string text, out string? problem)
    {
        var levels = text.Split('/');
        problem = levels.Length > LevelLimit ? $"the topic has more than {LevelLimit} levels"
            : levels[0] == "ioc" ? "topics that begin with ioc/ have the canonical form and need no definition"
            : levels[0].StartsWith('$') ? "topics that begin with $ belong to the broker"
            : levels.Where((l, i) => l == "#" && i < levels.Length - 1).Any() ? "# does not stand last"
            : levels.FirstOrDefault(l => l is not ("+" or "#") && !Names.Contains(l) && l.IndexOfAny(['+', '#', '{', '}', '\0']) >= 0) is { } bad
                ? $"the level '{bad}' cannot be used"
            : Names.FirstOrDefault(n => levels.Count(l => l == n) > 1) is { } twice ? $"{twice} stands twice"
            : null;
        return problem is null ? new TopicTemplate(levels) : null;
    }

    /// <summary>True where the topic has this form; its named parts come with it.</summary>
    public bool Match(string[] topic, out Captures captured)
    {
        captured = default;
        // Wildcards in the first level do not cover the broker's own topics (MQTT 5, 4.7.2).
        if (topic[0].StartsWith('$'))
        {
            return false;
        }

        for (var i = 0; i < _levels.Length; i++)
        {
            if (_levels[i] == "#")
            {
                return true;
            }

            if (i >= topic.Length)
            {
                return false;
            }

            switch (_levels[i])
            {
                case "+": break;
                case "{area}": captured = captured with { Area = topic[i] }; break;
                case "{device}": captured = captured with { Device = topic[i] }; break;
                case "{measure}": captured = captured with { Measure = topic[i] }; break;
                case var word when word == topic[i]: break;
                default: return false;
            }
        }

        return topic.Length == _levels.Length;
    }

    /// <summary>Orders templates so that the one that says most about a topic comes first: words before parts before '#'.</summary>
    public string Rank => string.Concat(_levels.Select(l => l == "#" ? '2' : l == "+" || l.StartsWith('{') ? '1' : '0')) + "3";

    public override string ToString() => string.Join('/', _levels);
}
