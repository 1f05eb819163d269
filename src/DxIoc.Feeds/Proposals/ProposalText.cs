using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DxIoc.Feeds.Proposals;

/// <summary>Writes a proposal as a file of feed definitions.</summary>
internal static class ProposalText
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Meant = new(["true", "false", "yes", "no", "on", "off", "null", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <param name="area">A constant; null where the messages name it.</param>
    /// <param name="byArrival">True where the messages' own times would not be taken.</param>
    public static string Of(string from, string feed, TopicGuess topic, PayloadGuess payload, BodyGuess body, string? area, string zone, bool byArrival)
    {
        var text = new StringBuilder();
        text.Append("# Proposed from ").Append(string.Concat(from.Select(c => char.IsControl(c) ? ' ' : c))).Append(": look it over.\n");
        text.Append("feeds:\n  - id: ").Append(feed).Append('\n');
        Line("topic", Scalar(topic.Topic));
        Line("format", payload.Format == "json" ? null : payload.Format);
        Line("columns", payload.Columns.Count > 0 ? $"[{string.Join(", ", payload.Columns.Select(Scalar))}]" : null);
        Line("separator", payload is { Format: "csv", Separator: not ',' } ? JsonSerializer.Serialize(payload.Separator.ToString()) : null);
        Line("records", payload.Format == "json" && body.Records is { } records ? Scalar(records) : null);
        Line("area", topic.Area ? null : body.AreaPath is { } path ? $"{{ path: {Scalar(path)} }}" : area);
        Line("device", topic.Device is { } constant ? Scalar(constant)
            : body.DevicePath is { } device && !topic.Topic.Contains("{device}", StringComparison.Ordinal) && !IsPack(payload) ? $"{{ path: {Scalar(device)} }}" : null);
        Line("time", byArrival ? "arrival" : TimeOf(body, payload, zone));
        Line("measure", topic.Measure is { } measure ? Scalar(measure) : null);
        if (payload.Format == "value")
        {
            Line("value", Words.Of(payload.Root.Text) is { } words ? $"{{ values: {Values(words)} }}" : null);
        }
        else if (!IsPack(payload))
        {
            text.Append("    measures:\n");
            foreach (var m in body.Measures)
            {
                text.Append("      ").Append(Scalar(m.Name)).Append(": ");
                text.Append(m.Words is { } w ? $"{{ path: {Scalar(m.Path!)}, values: {Values(w)} }}" : Scalar(m.Path!)).Append('\n');
            }
        }

        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
            {
                text.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
            }
        }
    }

    private static bool IsPack(PayloadGuess payload) => payload.Format.StartsWith("senml", StringComparison.Ordinal);

    private static string? TimeOf(BodyGuess body, PayloadGuess payload, string zone) =>
        body.Time is not { } time || (payload.Format == "lineprotocol" && time is { Path: "time", Format: "unix-ns" }) ? null
        : $"{{ path: {Scalar(time.Path)}, format: {Scalar(time.Format)}{(time.Zoned ? $", zone: {zone}" : "")} }}";

    private static string Values((string One, string Zero) words) =>
        $"{{ {JsonSerializer.Serialize(words.One)}: 1, {JsonSerializer.Serialize(words.Zero)}: 0 }}";

    /// <summary>Plain where YAML takes it for a text of these letters; quoted otherwise.</summary>
    private static string Scalar(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && !Meant.Contains(text)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '-' or '+' or '{' or '}')
        && !double.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? text : JsonSerializer.Serialize(text, Quoting);
}
