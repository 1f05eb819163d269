using System.Text.Json;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Http;

/// <summary>Gathers the elements of one posted body. One use.</summary>
internal sealed class ObservationElements
{
    private readonly Dictionary<string, (List<Measurement> Good, List<Refusal> Bad)> _byFeed = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>False, with a refusal, when there are too many elements.</summary>
    public bool Room()
    {
        if (_count < ObservationsDecoder.ElementLimit)
        {
            return true;
        }

        Refuse(RefusalCode.Size, $"there are more than {ObservationsDecoder.ElementLimit} elements; the rest was not read: post it in parts", "");
        return false;
    }

    public void RequireAny()
    {
        if (_count == 0)
        {
            Refuse(RefusalCode.Payload, "there is nothing in it; post a JSON array or lines of {area, feed, device, measure, t, value}", "");
        }
    }

    public void Refuse(string code, string reason, string where, string feed = CanonicalTopic.UnknownFeed) =>
        Of(feed).Bad.Add(new Refusal(code, reason, where, _count++));

    /// <summary>Reads the element at the reader and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">The JSON is broken inside the element.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            Refuse(RefusalCode.Payload, "the element is no object {area, feed, device, measure, t, value}", "");
            return;
        }

        var fields = new Fields();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            fields.Read(ref reader);
        }

        var feed = fields.Feed is { } f && Names.Fault(f, wide: false) is null ? f : CanonicalTopic.UnknownFeed;
        if (fields.Fault() is { } fault)
        {
            Refuse(fault.Code, fault.Reason, fault.Where, feed);
        }
        else
        {
            Of(feed).Good.Add(new Measurement(
                fields.Area!, feed, fields.Device!, fields.Measure!, fields.Time, fields.Value!.Value, _count++));
        }
    }

    public IReadOnlyList<IncomingMessage> Messages(string route, ReadOnlyMemory<byte> body) =>
        [.. _byFeed.Select(f => new IncomingMessage(f.Key, route, body, f.Value.Good, f.Value.Bad))];

    private (List<Measurement> Good, List<Refusal> Bad) Of(string feed)
    {
        if (!_byFeed.TryGetValue(feed, out var lists))
        {
            lists = ([], []);
            _byFeed.Add(feed, lists);
        }

        return lists;
    }

    /// <summary>The fields of one element as they are found.</summary>
    private struct Fields
    {
        private bool _badTime;
        private bool _badValue;

        public string? Area { get; private set; }

        public string? Feed { get; private set; }

        public string? Device { get; private set; }

        public string? Measure { get; private set; }

        public Instant? Time { get; private set; }

        public double? Value { get; private set; }

        public void Read(ref Utf8JsonReader reader)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            switch (name)
            {
                case "area": Area = Text(ref reader); break;
                case "feed": Feed = Text(ref reader); break;
                case "device": Device = Text(ref reader); break;
                case "measure": Measure = Text(ref reader); break;
                case "t": ReadTime(ref reader); break;
                case "value": ReadValue(ref reader); break;
                default: break;
            }

            reader.Skip();
        }

        public readonly (string Code, string Reason, string Where)? Fault() =>
            NameFault("area", Area, wide: false) ?? NameFault("feed", Feed, wide: false)
            ?? NameFault("device", Device, wide: true) ?? NameFault("measure", Measure, wide: true)
            ?? (_badTime ? (RefusalCode.Time, $"its time cannot be read; {TimeField.Form}", "t")
                : _badValue || Value is null ? (RefusalCode.Number, "value must be a finite number, true or false", "value")
                : null);

        private void ReadTime(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return;
            }

            _badTime = !TimeField.TryRead(ref reader, out var time);
            Time = time;
        }

        private void ReadValue(ref Utf8JsonReader reader)
        {
            double? value = reader.TokenType switch
            {
                JsonTokenType.True => 1,
                JsonTokenType.False => 0,
                JsonTokenType.Number when reader.TryGetDouble(out var number) && double.IsFinite(number) => number,
                _ => null,
            };
            _badValue = value is null;
            Value = value;
        }

        private static string? Text(ref Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.String ? JsonText.Of(ref reader) : null;

        private static (string Code, string Reason, string Where)? NameFault(string role, string? name, bool wide) =>
            name is null ? (RefusalCode.Name, $"{role} is missing or no text", role)
            : Names.Fault(name, wide) is { } fault ? (RefusalCode.Name, $"the {role} {fault}", role)
            : null;
    }
}
