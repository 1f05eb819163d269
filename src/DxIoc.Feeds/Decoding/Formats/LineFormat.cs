using System.Globalization;
using System.Text;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>
/// InfluxDB line protocol: each line becomes a group of measurement, tags, fields and time (as written, mostly nanoseconds). A bad
/// line costs itself only.
/// </summary>
internal static class LineFormat
{
    public static Node? Read(ReadOnlySpan<byte> payload, List<Refusal> bad)
    {
        if (Utf8Text.Read(payload, bad) is not { } text)
        {
            return null;
        }

        var lines = new List<Node>();
        var at = 0;
        var number = 0;
        while (at < text.Length)
        {
            number++;
            var line = new Line(text, at);
            if (line.IsNone)
            {
                at = line.Rest;
                continue;
            }

            if (line.Read(out var node) is { } fault)
            {
                bad.Add(new Refusal(RefusalCode.Payload, string.Create(CultureInfo.InvariantCulture, $"line {number} is no line protocol: {fault}"), "", number - 1));
            }
            else
            {
                lines.Add(node!);
            }

            at = line.Rest;
        }

        if (lines.Count == 0 && bad.Count == 0)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "there is no line in it; write measurement,tag=a field=1.5 time", ""));
        }

        return Node.Of(lines);
    }

    /// <summary>One line as it is read, from its beginning on.</summary>
    private struct Line(string text, int at)
    {
        /// <summary>Line breaks may stand in quoted strings; a line whose quotes never close ends at its first break.</summary>
        private readonly int _end = End(text, at);
        private int _at = at;

        public readonly int Rest => _end + 1;

        /// <summary>Nothing, or a comment.</summary>
        public readonly bool IsNone => text.AsSpan(_at, _end - _at).Trim() is [] or ['#', ..];

        /// <summary>What is wrong with it, or null.</summary>
        public string? Read(out Node? node)
        {
            node = null;
            while (_at < _end && text[_at] == ' ')
            {
                _at++;
            }

            var measurement = Word(", ");
            if (measurement.Length == 0)
            {
                return "its measurement is missing";
            }

            var tags = new List<KeyValuePair<string, Node>>();
            while (Take(','))
            {
                var name = Word("=, ");
                if (name.Length == 0 || !Take('='))
                {
                    return "a tag is not of the form name=value";
                }

                tags.Add(new(name, Node.Of(Word(", "))));
            }

            if (!Take(' '))
            {
                return "its fields are missing";
            }

            var fields = new List<KeyValuePair<string, Node>>();
            do
            {
                var name = Word("=, ");
                if (name.Length == 0 || !Take('=') || Value() is not { } value)
                {
                    return "a field is not of the form name=value, with a number, true, false or \"text\"";
                }

                fields.Add(new(name, value));
            }
            while (Take(','));
            var rest = text.AsSpan(_at, _end - _at).Trim();
            List<KeyValuePair<string, Node>> members =
                [new("measurement", Node.Of(measurement)), new("tags", Node.Of(tags)), new("fields", Node.Of(fields))];
            if (rest.Length > 0)
            {
                if (!long.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time))
                {
                    return "its time is no whole number";
                }

                members.Add(new("time", Node.Of(time)));
            }

            node = Node.Of(members);
            return null;
        }

        private static int End(string text, int from)
        {
            var quoted = false;
            for (var i = from; i < text.Length; i++)
            {
                if (text[i] == '\\')
                {
                    i++;
                }
                else if (text[i] == '"')
                {
                    quoted = !quoted;
                }
                else if (text[i] == '\n' && !quoted)
                {
                    return i;
                }
            }

            var first = quoted ? text.IndexOf('\n', from) : -1;
            return first >= 0 ? first : text.Length;
        }

        private bool Take(char c)
        {
            var taken = _at < _end && text[_at] == c;
            _at += taken ? 1 : 0;
            return taken;
        }

        /// <summary>Up to one of the marks; a backslash takes their meaning from them.</summary>
        private string Word(string marks)
        {
            var word = new StringBuilder();
            while (_at < _end && !marks.Contains(text[_at], StringComparison.Ordinal))
            {
                if (text[_at] == '\\' && _at + 1 < _end && ",= ".Contains(text[_at + 1], StringComparison.Ordinal))
                {
                    _at++;
                }

                word.Append(text[_at++]);
            }

            return word.ToString().TrimEnd('\r');
        }

        private Node? Value()
        {
            if (Take('"'))
            {
                var quoted = new StringBuilder();
                while (_at < _end && text[_at] != '"')
                {
                    if (text[_at] == '\\' && _at + 1 < _end && text[_at + 1] is '"' or '\\')
                    {
                        _at++;
                    }

                    quoted.Append(text[_at++]);
                }

                return Take('"') ? Node.Of(quoted.ToString()) : null;
            }

            var word = Word(", ");
            return word switch
            {
                "t" or "T" or "true" or "True" or "TRUE" => Node.Of(true),
                "f" or "F" or "false" or "False" or "FALSE" => Node.Of(false),
                [.. var whole, 'i' or 'u'] => double.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? Node.Of(n) : null,
                _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? Node.Of(n) : null,
            };
        }
    }
}
