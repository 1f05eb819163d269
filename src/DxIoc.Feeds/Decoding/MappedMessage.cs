using System.Globalization;
using DxIoc.Feeds.Decoding.Formats;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Pictures;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>One message on its way through its definition. One use. Keeps the good parts of a message whose others are bad.</summary>
/// <param name="rates">Null where nothing is held to its rate, as in a trial.</param>
/// <param name="trace">Null on the way of every day.</param>
/// <param name="pictures">Keeps what is a picture; null in a trial.</param>
internal sealed partial class MappedMessage(FeedMapping mapping, Captures topic, Instant arrived, RateBook? rates, FeedTrace? trace, PictureBook? pictures = null)
{
    /// <summary>Measures of a message at most: paths may find a thing again for each record.</summary>
    private const int PartLimit = 20_000;

    private readonly List<Measurement> _good = [];
    private readonly List<Refusal> _bad = [];
    private readonly Instruments _instruments = new(mapping.Feed);
    private readonly Dictionary<string, bool> _allowed = new(StringComparer.Ordinal);
    private int _skipped;
    private bool _pictured;

    public IReadOnlyList<Measurement> Good => _good;

    public IReadOnlyList<Refusal> Bad => _bad;

    /// <summary>Nothing was taken and nothing refused: all that it has is left out by the definition's own words.</summary>
    public bool IsSkipped => _good.Count == 0 && _bad.Count == 0 && !_pictured;

    public void Read(ReadOnlyMemory<byte> payload)
    {
        if (mapping.Format == FeedKeys.Skip)
        {
            trace?.Say("format", "the definition leaves this topic out (format: skip)");
        }
        else if (mapping.Format == FeedKeys.Picture)
        {
            TakePicture(payload);
        }
        else if (Fits(payload))
        {
            Take(Format.Read(mapping, payload, arrived, _bad));
        }
    }

    /// <param name="name">The topic: what a message of Sparkplug means stands there and in the births before it.</param>
    /// <param name="broker">Whose edge nodes they are.</param>
    public void Read(string name, string broker, ReadOnlyMemory<byte> payload, SparkplugBook births)
    {
        if (Fits(payload))
        {
            Take(births.Read(name, broker, payload.Span, arrived, _bad, trace));
        }
    }

    private bool Fits(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > mapping.PayloadLimit)
        {
            Refuse("format", RefusalCode.Size, $"the payload has {payload.Length} bytes; at most {mapping.PayloadLimit} are taken (limits: payload)", "");
            return false;
        }

        return true;
    }

    private void Take(Node? root)
    {
        foreach (var refusal in _bad)
        {
            trace?.Say("format", refusal.Reason, good: false);
        }

        if (root is null)
        {
            return;
        }

        trace?.Say("format", $"{mapping.Format} is read: {root.What}");
        var records = new List<Found>();
        mapping.Records.Find(root, topic, mapping.RecordLimit + 1, records);
        if (records.Count == 0)
        {
            if (_bad.Count == 0 && !mapping.SaysWhatChanged)
            {
                Refuse("records", RefusalCode.Payload, $"nothing is at {mapping.Records}, where records are to be: correct records, or what sends it", "");
            }

            return;
        }

        trace?.Say("records", $"{mapping.Records} finds {Count(Math.Min(records.Count, mapping.RecordLimit), "record")}");
        for (var i = 0; i < records.Count && _good.Count + _bad.Count < PartLimit; i++)
        {
            if (i == mapping.RecordLimit)
            {
                Refuse("records", RefusalCode.Size, $"there are more than {mapping.RecordLimit} records; the rest was not read (limits: records)", "");
                break;
            }

            ReadRecord(root, records[i], i);
        }

        foreach (var count in _instruments.Counts())
        {
            trace?.Say("quality", string.Create(CultureInfo.InvariantCulture, $"{count.Measure} of {count.Device}: {count.Value}"));
            _good.Add(count);
        }

        if (IsSkipped && _skipped == 0 && !mapping.SaysWhatChanged)
        {
            Refuse("measure", RefusalCode.Payload, $"none of its measures is in the message: {string.Join(", ", mapping.Measures.Select(m => m.Value.Path).Take(10))}", "");
        }
    }

    private void ReadRecord(Node root, Found record, int index)
    {
        if (Device(root, record, index) is not { } device || Area(root, record, device, index) is not { } area || !Allowed(device, index))
        {
            return;
        }

        if (!TryTime(root, record, index, out var time))
        {
            return;
        }

        var state = InstrumentState.Measuring;
        if (mapping.Quality is { } quality)
        {
            var word = quality.Path.First(From(quality.Path, root, record));
            if (quality.Of(word) is not { } known)
            {
                Refuse("quality", RefusalCode.Quality, $"the instrument's state '{Short(word?.Shown)}' at {quality.Path} is none of {quality.Words}: add it to quality, or correct what sends it", "quality", index);
                return;
            }

            state = known;
            trace?.Say("quality", $"{word!.Shown} at {quality.Path} → {known switch { InstrumentState.Measuring => "it measures", InstrumentState.Calibrating => "it is calibrated: no figure", _ => "it is at fault: no figure" }}");
        }

        foreach (var rule in mapping.Measures)
        {
            var values = new List<Found>();
            rule.Value.Path.Find(From(rule.Value.Path, root, record), record.Captured, PartLimit, values);
            if (values.Count == 0 && rule.Value.Plus.FirstOrDefault(p => p.First(From(p, root, record)) is not null) is { } part)
            {
                Refuse("measure", RefusalCode.Number, $"{Said(rule)}: {rule.Value.Path} is not there while {part} is; a sum needs a number at each of its paths", Said(rule), index);
                continue;
            }

            if (values.Count == 0 && state == InstrumentState.Fault && rule.Name?.Path is not null)
            {
                values.Add(new Found(Node.Null, record.Captured));
            }

            if (values.Count == 0)
            {
                trace?.Say("measure", $"{Said(rule)}: nothing is at {rule.Value.Path}; left out");
            }

            foreach (var value in values)
            {
                if (_good.Count + _bad.Count >= PartLimit)
                {
                    Refuse("measure", RefusalCode.Size, $"there are more than {PartLimit} measures in one message; the rest was not read", "");
                    return;
                }

                ReadValue(rule, root, record, value, (area, device.Fitted, time), state, index);
            }
        }
    }

    private void ReadValue(MeasureRule rule, Node root, Found record, Found found, (string Area, string Device, Instant? Time) whose, InstrumentState state, int index)
    {
        var given = rule.Name is { } name ? NameOf(name, root, record) : found.Captured.Measure;
        if (given is null || Names.Fit(given) is not { } measure)
        {
            Refuse("measure", RefusalCode.Name, $"the measure's name '{Short(given)}' cannot be used: correct measure, or what sends it", Short(given), index);
            return;
        }

        // Who asks for every member asks for the numbers among them.
        if (rule.Name is null && rule.Value.Path.Captures("measure") && rule.Value.Values.Count == 0 && found.Node.Kind is not (NodeKind.Number or NodeKind.Flag))
        {
            trace?.Say("measure", $"{measure} is {found.Node.What}; left out, since {{measure}} takes numbers, true and false");
            return;
        }

        if (given == NameRule.Skip && rule.Name?.Names is not null)
        {
            _skipped++;
            trace?.Say("measure", $"{found.Node.Shown} at {rule.Value.Path} is left out (names: skip)");
            return;
        }

        if (mapping.Quality is not null)
        {
            _instruments.Count(whose, state, index);
            measure = Instruments.NameOf(measure, state);
        }

        string? fault = null;
        var node = rule.Value.Plus.Count == 0 ? found.Node : rule.Value.Add(found.Node, p => p.First(From(p, root, record)), out fault);
        var read = node is null ? null : rule.Value.Of(node, out fault);
        if (read is null && state == InstrumentState.Fault)
        {
            (read, fault) = (0, null);
        }

        if (read is { } value)
        {
            trace?.Say("measure", string.Create(CultureInfo.InvariantCulture, $"{measure}: {(node ?? found.Node).Shown} at {rule.Value.Shown}{rule.Value.Steps} → {value}"));
            _good.Add(new Measurement(whose.Area, mapping.Feed, whose.Device, measure, whose.Time, value, index));
        }
        else if (fault is null)
        {
            _skipped++;
            trace?.Say("measure", $"{measure}: {found.Node.Shown} is left out (values: skip)");
        }
        else
        {
            Refuse("measure", RefusalCode.Number, $"{measure} at {rule.Value.Shown}: {fault}", measure, index);
        }
    }

    private (string Given, string Fitted)? Device(Node root, Found record, int index)
    {
        var given = mapping.Device is { } rule ? NameOf(rule, root, record) ?? record.Captured.Device : record.Captured.Device;
        if (given is not null && Names.Fit(given) is { } device)
        {
            trace?.Say("device", device == given ? device : $"'{given}' is written {device}");
            return (given, device);
        }

        Refuse("device", RefusalCode.Name, given is null
            ? $"nothing says which device it is{(mapping.Device?.Path is { } path ? $": nothing is at {path}" : "")}"
            : $"the device's name '{Short(given)}' cannot be used: at most {Names.Longest} characters, with a letter or digit", "device", index);
        return null;
    }

    private string? Area(Node root, Found record, (string Given, string Fitted) device, int index)
    {
        if (mapping.AreaAt is { } at)
        {
            var found = at.Of(path => From(path, root, record), out var said);
            if (found is null)
            {
                Refuse("area", RefusalCode.Area, said, "area", index);
            }
            else
            {
                trace?.Say("area", said);
            }

            return found;
        }

        var area = mapping.Areas.Count > 0
            ? mapping.Areas.GetValueOrDefault(device.Given) ?? mapping.Areas.GetValueOrDefault(device.Fitted) ?? mapping.Areas.GetValueOrDefault("*")
            : mapping.Area is { } rule ? NameOf(rule, root, record) : record.Captured.Area;
        if (area is not null && Names.Fault(area, wide: false) is null)
        {
            trace?.Say("area", mapping.Areas.Count > 0 ? $"{area}, looked up by the device" : area);
            return area;
        }

        Refuse("area", RefusalCode.Area, mapping.Areas.Count > 0
            ? $"areas has no line for device '{Short(device.Given)}': add it, or \"*\" for every other device"
            : area is null ? $"nothing says which area it is{(mapping.Area is { Names: not null } looked ? $": nothing is at {looked.Path}" : "")}" : $"the area '{Short(area)}' {Names.Fault(area, wide: false)}", "area", index);
        return null;
    }

    /// <summary>A message counts once for each device in it, however many records it brings.</summary>
    private bool Allowed((string Given, string Fitted) device, int index)
    {
        if (mapping.Rate is not { } rate)
        {
            return true;
        }

        if (rates is null)
        {
            trace?.Say("rate", $"{rate} are taken of a device; not counted in a trial");
            return true;
        }

        if (!_allowed.TryGetValue(device.Fitted, out var allowed))
        {
            allowed = rates.Take(rate, mapping.Feed, device.Fitted);
            _allowed.Add(device.Fitted, allowed);
        }

        if (!allowed)
        {
            Refuse("rate", RefusalCode.Limit, $"device '{device.Fitted}' sends more than its {rate}; let it send less, or raise rate-limit", "device", index);
        }

        return allowed;
    }

    private bool TryTime(Node root, Found record, int index, out Instant? time)
    {
        time = null;
        if (mapping.Time is not { } rule)
        {
            trace?.Say("time", "the arrival counts");
            return true;
        }

        if (rule.Path.First(From(rule.Path, root, record)) is not { Kind: not NodeKind.Null } node)
        {
            trace?.Say("time", $"nothing is at {rule.Path}; the arrival counts");
            return true;
        }

        time = rule.Of(node);
        if (time is { } read)
        {
            trace?.Say("time", $"{node.Shown} at {rule.Path} → {read.ToDateTimeOffset():O}");
            return true;
        }

        Refuse("time", RefusalCode.Time, $"its time '{node.Shown}' at {rule.Path} cannot be read as {rule.Format}; {(rule.Format is "auto" or "iso" && rule.Zone is null ? TimeField.Form : "correct the time of the definition, or what sends it")}", "time", index);
        return false;
    }

    private static string? NameOf(NameRule rule, Node root, Found record) =>
        rule.Constant ?? rule.Ours(rule.Path!.First(From(rule.Path, root, record)) is { Kind: NodeKind.Text or NodeKind.Number } node
            ? node.Kind == NodeKind.Text ? node.Text : node.Shown
            : null);

    private static Node From(ValuePath path, Node root, Found record) => path.FromRoot ? root : record.Node;

    private static string Said(MeasureRule rule) => rule.Name?.Constant ?? "{measure}";

    private static string Short(string? text) => text is null ? "?" : text.Length <= 80 ? text : text[..80] + "…";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private void Refuse(string step, string code, string reason, string where, int index = -1)
    {
        _bad.Add(new Refusal(code, reason, where, index));
        trace?.Say(step, reason, good: false);
    }
}
