using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DxIoc.Feeds.Definitions;

/// <summary>
/// A file's path below its folder, with named parts: levels between '/', in which {area}, {device}, {measure} and {time:pattern} stand for
/// a part, * for any characters, and ** alone for any number of folders. Capitals and small letters are one: .TXT is .txt.
/// </summary>
internal sealed class FileName
{
    public const string Form = "write a path below the folder, with {area}, {device}, {measure}, {time:yyyyMMddHHmmss}, * for any characters and ** for any folders, like {device}_{time:yyyyMMddHHmmss}.txt";
    private const int LevelLimit = 16;
    private const string DateLetters = "yMdHmsf";
    private static readonly string[] Names = ["area", "device", "measure"];

    private readonly string _text;
    private readonly Regex _pattern;
    private readonly string _time;

    private FileName(string text, Regex pattern, string time) => (_text, _pattern, _time) = (text, pattern, time);

    /// <summary>Whether files may lie in folders below.</summary>
    public bool HasFolders => _text.Contains('/', StringComparison.Ordinal);

    public bool Captures(string name) => _text.Contains($"{{{name}}}", StringComparison.Ordinal);

    /// <summary>The pattern, or null and what is wrong with it.</summary>
    public static FileName? Parse(string text, out string? problem)
    {
        var levels = text.Split('/');
        var (pattern, time, seen) = (new StringBuilder("\\A"), "", new HashSet<string>(StringComparer.Ordinal));
        problem = levels.Length > LevelLimit ? $"the name has more than {LevelLimit} levels"
            : levels.Any(l => l is "" or "." or "..") ? "a level of it is empty, '.' or '..'"
            : levels[^1] == "**" ? "** does not stand for files"
            : null;
        for (var i = 0; i < levels.Length && problem is null; i++)
        {
            if (levels[i] == "**")
            {
                pattern.Append("(?:[^/]+/)*");
                continue;
            }

            problem = Level(levels[i], pattern, seen, ref time);
            pattern.Append(i < levels.Length - 1 ? "/" : "\\z");
        }

        // What a name is matched against comes from outside: without backtracking no name costs more than its length.
        return problem is null
            ? new FileName(text, new Regex(pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), time)
            : null;
    }

    /// <summary>True where a path below the folder has this form; its parts come with it.</summary>
    /// <param name="time">As the name says it, in the zone of whoever wrote it; null where it says none.</param>
    public bool Match(string path, out Captures captured, out DateTime? time)
    {
        (captured, time) = (default, null);
        if (_pattern.Match(path) is not { Success: true } match)
        {
            return false;
        }

        foreach (var name in Names)
        {
            if (match.Groups[name] is { Success: true } part)
            {
                captured = captured.With(name, part.Value);
            }
        }

        if (_time.Length > 0)
        {
            if (!DateTime.TryParseExact(match.Groups["time"].Value, _time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                return false;
            }

            time = read;
        }

        return true;
    }

    public override string ToString() => _text;

    private static string? Level(string level, StringBuilder pattern, HashSet<string> seen, ref string time)
    {
        for (var at = 0; at < level.Length; at++)
        {
            if (level[at] is not ('{' or '}'))
            {
                pattern.Append(level[at] == '*' ? "[^/]*" : Regex.Escape(level[at].ToString()));
                continue;
            }

            var end = level.IndexOf('}', at);
            var part = level[at] == '{' && end > 0 ? level[(at + 1)..end] : "";
            var date = part.StartsWith("time:", StringComparison.Ordinal) ? part[5..] : null;
            var name = date is null ? part : "time";
            if (date is null ? !Names.Contains(name) : !IsDate(date))
            {
                return $"the part '{level[at..(end > 0 ? end + 1 : level.Length)]}' cannot be used";
            }

            if (!seen.Add(name))
            {
                return $"{{{name}}} stands twice";
            }

            time = date ?? time;
            pattern.Append(CultureInfo.InvariantCulture, $"(?<{name}>{(date is null ? "[^/]+?" : Digits(date))})");
            at = end;
        }

        return null;
    }

    /// <summary>A time is told by its digits, so that it is told from the name beside it.</summary>
    private static string Digits(string time) =>
        string.Concat(time.Select(c => DateLetters.Contains(c, StringComparison.Ordinal) ? "[0-9]" : Regex.Escape(c.ToString())));

    private static bool IsDate(string time) =>
        time.Contains("yy", StringComparison.Ordinal) && time.Contains("MM", StringComparison.Ordinal) && time.Contains("dd", StringComparison.Ordinal)
        && time.All(c => DateLetters.Contains(c, StringComparison.Ordinal) || c is '-' or '_' or '.' or ' ');
}
