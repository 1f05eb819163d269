using System.Text.Json;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>A payload that is a flat JSON object of measures, with "t" anywhere in it.</summary>
internal static class FlatObject
{
    /// <summary>Measures in one message at most.</summary>
    public const int MeasureLimit = 256;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    public static (IReadOnlyList<Measurement> Good, IReadOnlyList<Refusal> Bad) Read(CanonicalTopic topic, ReadOnlySpan<byte> payload)
    {
        var good = new List<Measurement>(8);
        var bad = new List<Refusal>();
        Instant? time = null;
        Refusal? badTime = null;
        var left = 0;
        try
        {
            var reader = new Utf8JsonReader(payload, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return ([], [Whole("the payload is no JSON object; write {\"measure\": number, …}, or one value under …/{measure}")]);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isTime = reader.ValueTextEquals("t"u8);
                var name = isTime ? "t" : JsonText.Of(ref reader);
                reader.Read();
                if (isTime)
                {
                    if (TimeField.TryRead(ref reader, out var read))
                    {
                        time = read;
                    }
                    else
                    {
                        badTime = new Refusal(RefusalCode.Time, $"its time cannot be read; {TimeField.Form}", "t");
                    }

                    reader.Skip();
                }
                else if (good.Count + bad.Count >= MeasureLimit)
                {
                    // The time may stand at the end: without it the rest would be placed at its arrival.
                    left++;
                    reader.Skip();
                }
                else
                {
                    ReadMeasure(ref reader, topic, name, good, bad);
                }
            }

            if (left > 0)
            {
                bad.Add(Whole($"there are more than {MeasureLimit} measures in one message; {left} were not read"));
            }

            if (reader.TokenType == JsonTokenType.EndObject && reader.Read())
            {
                bad.Add(Whole("something follows the JSON object"));
            }
        }
        catch (JsonException e)
        {
            var broken = $"the payload is no whole JSON: broken at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
            if (time is null && badTime is null)
            {
                // A time may have stood in what is lost: the values before it cannot be placed.
                bad.AddRange(good.Select(m => new Refusal(RefusalCode.Payload, $"{broken}, before any time was read", m.Measure, m.Index)));
                good.Clear();
            }

            bad.Add(Whole($"{broken}; what stood before it counts if its t did too"));
        }

        return Finish(good, bad, time, badTime);
    }

    private static (IReadOnlyList<Measurement> Good, IReadOnlyList<Refusal> Bad) Finish(
        List<Measurement> good, List<Refusal> bad, Instant? time, Refusal? badTime)
    {
        if (badTime is not null)
        {
            // Without its time a value cannot be placed; each measure is refused by itself, so that the books count observations.
            bad.AddRange(good.Select(m => badTime with { Where = m.Measure, Index = m.Index }));
            return bad.Count > 0 ? ([], bad) : ([], [badTime]);
        }

        if (good.Count == 0 && bad.Count == 0)
        {
            return ([], [Whole("there is no measure in it; write {\"measure\": number, …}")]);
        }

        if (time is not null)
        {
            for (var i = 0; i < good.Count; i++)
            {
                good[i] = good[i] with { Time = time };
            }
        }

        return (good, bad);
    }

    private static void ReadMeasure(
        ref Utf8JsonReader reader, CanonicalTopic topic, string? name, List<Measurement> good, List<Refusal> bad)
    {
        var index = good.Count + bad.Count;
        var fault = name is null ? "is no UTF-8 text" : Names.Fault(name, wide: true);
        if (fault is not null)
        {
            bad.Add(new Refusal(RefusalCode.Name, $"the measure '{Shown(name ?? "?")}' {fault}", Shown(name ?? "?"), index));
            reader.Skip();
            return;
        }

        double value = 0;
        var read = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out value) && double.IsFinite(value),
            JsonTokenType.True => (value = 1) == 1,
            JsonTokenType.False => true,
            _ => false,
        };
        if (!read)
        {
            bad.Add(new Refusal(RefusalCode.Number, $"{name} is {Kind(reader.TokenType)}; a measure is a finite number, true or false", name!, index));
        }
        else if (good.Exists(m => m.Measure == name))
        {
            bad.Add(new Refusal(RefusalCode.Name, $"{name} stands twice in the message; the first one counts", name!, index));
        }
        else
        {
            good.Add(new Measurement(topic.Area, topic.Feed, topic.Device, name!, null, value, index));
        }

        reader.Skip();
    }

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "a text",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Number => "too large a number",
        _ => "nothing that can be read",
    };

    private static string Shown(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private static Refusal Whole(string reason) => new(RefusalCode.Payload, reason, "");
}
