using System.Text.RegularExpressions;

namespace DxIoc.Wall.Feeds;

/// <summary>Which accepted file a topic belongs to, by the topics that stand in its text. Pure.</summary>
public static partial class TopicMatch
{
    /// <summary>Whether one of a file's definitions matches a topic.</summary>
    public static bool Any(string definitions, string topic) =>
        Topic().Matches(definitions).Any(m => Matches(m.Groups["topic"].Value.Trim('"', '\''), topic));

    private static bool Matches(string template, string topic)
    {
        var (levels, parts) = (template.Split('/'), topic.Split('/'));
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] == "#")
            {
                return true;
            }

            if (i >= parts.Length || (levels[i] != parts[i] && levels[i] != "+" && !levels[i].StartsWith('{')))
            {
                return false;
            }
        }

        return levels.Length == parts.Length;
    }

    [GeneratedRegex(@"^[ -]*topic:[ ]*(?<topic>\S.*?)[ ]*$", RegexOptions.Multiline)]
    private static partial Regex Topic();
}
