using System.Runtime.InteropServices;
using System.Text.Json;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>A payload that is a flat JSON object of measures, with "t" anywhere in it. Nothing is made for one that is good and whose names are known.</summary>
internal ref struct FlatObject(CanonicalTopic topic, MeasureNames names, MessageParts parts)
{
    /// <summary>Measures in one message at most.</summary>
    public const int MeasureLimit = 256;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    private readonly List<Measurement> _good = parts.Good;
    private readonly List<Refusal> _bad = parts.Bad;
    private Instant? _time;
    private Refusal? _badTime;
    private bool _timeBehind;

    public void Read(ReadOnlySpan<byte> payload)
    {
        var left = 0;
        try
        {
            var reader = new Utf8JsonReader(payload, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                _bad.Add(Whole("the payload is no JSON object; write {\"measure\": number, …}, or one value under …/{measure}"));
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueSpan is [(byte)'t'] || (reader.ValueIsEscaped && reader.ValueTextEquals("t"u8)))
                {
                    reader.Read();
                    ReadTime(ref reader);
                }
                else if (_good.Count + _bad.Count >= MeasureLimit)
                {
                    // The time may stand at the end: without it the rest would be placed at its arrival.
                    left++;
                    reader.Read();
                }
                else
                {
                    ReadMeasure(ref reader);
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    reader.Skip();
                }
            }

            if (left > 0)
            {
                _bad.Add(Whole($"there are more than {MeasureLimit} measures in one message; {left} were not read"));
            }

            if (reader.TokenType == JsonTokenType.EndObject && reader.Read())
            {
                _bad.Add(Whole("something follows the JSON object"));
            }
        }
        catch (JsonException e)
        {
            Break(e);
        }

        Finish();
    }

    private void ReadTime(ref Utf8JsonReader reader)
    {
        if (TimeField.TryRead(ref reader, out var read))
        {
            _time = read;
            _timeBehind |= _good.Count > 0;
        }
        else
        {
            _badTime = new Refusal(RefusalCode.Time, $"its time cannot be read; {TimeField.Form}", "t");
        }
    }

    private readonly void ReadMeasure(ref Utf8JsonReader reader)
    {
        var index = _good.Count + _bad.Count;
        if ((reader.ValueIsEscaped || !names.TryGet(reader.ValueSpan, out var name)) && !TryName(ref reader, index, out name))
        {
            return;
        }

        reader.Read();
        double value = 0;
        var read = reader.TokenType switch
        {
            JsonTokenType.Number => ShortDecimal.TryRead(reader.ValueSpan, out value) || (reader.TryGetDouble(out value) && double.IsFinite(value)),
            JsonTokenType.True => (value = 1) == 1,
            JsonTokenType.False => true,
            _ => false,
        };
        if (!read)
        {
            _bad.Add(new Refusal(RefusalCode.Number, $"{name} is {Kind(reader.TokenType)}; a measure is a finite number, true or false", name!, index));
        }
        else if (Stands(name!))
        {
            _bad.Add(new Refusal(RefusalCode.Name, $"{name} stands twice in the message; the first one counts", name!, index));
        }
        else
        {
            _good.Add(new Measurement(topic.Area, topic.Feed, topic.Device, name!, _time, value, index));
        }
    }

    /// <summary>A name that was not met before, or is written with escapes: remembered when it is good, else refused and its value passed over.</summary>
    private readonly bool TryName(ref Utf8JsonReader reader, int index, out string? name)
    {
        name = JsonText.Of(ref reader);
        if ((name is null ? "is no UTF-8 text" : Names.Fault(name, wide: true)) is { } fault)
        {
            reader.Read();
            _bad.Add(new Refusal(RefusalCode.Name, $"the measure '{Shown(name ?? "?")}' {fault}", Shown(name ?? "?"), index));
            return false;
        }

        names.Add(name!);
        return true;
    }

    private readonly bool Stands(string name)
    {
        foreach (ref readonly var measurement in CollectionsMarshal.AsSpan(_good))
        {
            if (measurement.Measure == name)
            {
                return true;
            }
        }

        return false;
    }

    private readonly void Break(JsonException e)
    {
        var broken = $"the payload is no whole JSON: broken at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        if (_time is null && _badTime is null)
        {
            // A time may have stood in what is lost: the values before it cannot be placed.
            _bad.AddRange(_good.Select(m => new Refusal(RefusalCode.Payload, $"{broken}, before any time was read", m.Measure, m.Index)));
            _good.Clear();
        }

        _bad.Add(Whole($"{broken}; what stood before it counts if its t did too"));
    }

    private readonly void Finish()
    {
        if (_badTime is not null)
        {
            RefuseFor(_badTime);
        }
        else if (_good.Count == 0 && _bad.Count == 0)
        {
            _bad.Add(Whole("there is no measure in it; write {\"measure\": number, …}"));
        }
        else if (_timeBehind)
        {
            foreach (ref var measurement in CollectionsMarshal.AsSpan(_good))
            {
                measurement = measurement with { Time = _time };
            }
        }
    }

    /// <summary>Without its time a value cannot be placed; each measure is refused by itself, so that the books count observations.</summary>
    private readonly void RefuseFor(Refusal badTime)
    {
        _bad.AddRange(_good.Select(m => badTime with { Where = m.Measure, Index = m.Index }));
        _good.Clear();
        if (_bad.Count == 0)
        {
            _bad.Add(badTime);
        }
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
