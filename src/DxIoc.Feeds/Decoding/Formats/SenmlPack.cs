using System.Globalization;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>
/// Resolves the records of a SenML pack (RFC 8428, 4.6): base fields are put in, and each record becomes a group of name, device,
/// measure, value, unit and time, in which a path finds its way. One use.
/// </summary>
internal sealed class SenmlPack(Instant arrived, List<Refusal> bad)
{
    /// <summary>Below it a time is so many seconds from now (RFC 8428, 4.5.3).</summary>
    private const double RelativeBelow = 1 << 28;

    private const int Version = 10;

    private readonly List<Node> _resolved = [];
    private string _baseName = "";
    private string? _baseUnit;
    private double _baseTime;
    private double _baseValue;

    /// <summary>The resolved records, or null where the pack is none.</summary>
    public Node? Resolve(Node? pack)
    {
        if (pack is null)
        {
            return null;
        }

        if (pack.Kind != NodeKind.List || pack.Items.Count == 0)
        {
            Refuse("the payload is no SenML pack, which is a list of records", "");
            return null;
        }

        for (var i = 0; i < pack.Items.Count; i++)
        {
            if (!Take(pack.Items[i], i))
            {
                return null;
            }
        }

        return Node.Of(_resolved);
    }

    /// <summary>False where the whole pack may not be used.</summary>
    private bool Take(Node record, int index)
    {
        if (record.Kind != NodeKind.Group)
        {
            Refuse("the record is no group", "", index);
            return true;
        }

        // RFC 8428, 4.4: who does not understand a field that ends in '_' does not understand the pack.
        if (record.Members.FirstOrDefault(m => m.Key.EndsWith('_')).Key is { } unknown)
        {
            _resolved.Clear();
            Refuse($"the field '{Short(unknown)}' must be understood (RFC 8428, 4.4) and is not", Short(unknown), index);
            return false;
        }

        if (record.Member("bver") is { } version && !(version.Kind == NodeKind.Number && version.Number <= Version))
        {
            _resolved.Clear();
            Refuse(string.Create(CultureInfo.InvariantCulture, $"its SenML version {version.Shown} is newer than {Version}, which is understood"), "bver", index);
            return false;
        }

        _baseName = record.Member("bn") is { Kind: NodeKind.Text } bn ? bn.Text : _baseName;
        _baseUnit = record.Member("bu") is { Kind: NodeKind.Text } bu ? bu.Text : _baseUnit;
        _baseTime = NumberOf(record, "bt") ?? _baseTime;
        _baseValue = NumberOf(record, "bv") ?? _baseValue;
        Resolve(record, index);
        return true;
    }

    private void Resolve(Node record, int index)
    {
        var own = record.Member("n") is { Kind: NodeKind.Text } n ? n.Text : "";
        var name = _baseName + own;
        var value = NumberOf(record, "v") is { } v ? Node.Of(v + _baseValue)
            : record.Member("v") ?? record.Member("vb") ?? record.Member("vs") ?? record.Member("vd");
        if (value is null)
        {
            // A record of base fields alone is one, where it measures nothing itself.
            if (record.Member("s") is not null)
            {
                Refuse($"'{Short(name)}' gives a sum alone; sums are not taken: send its value, and a counter's standing as one", "s", index);
            }
            else if (own.Length > 0)
            {
                Refuse($"'{Short(name)}' has no value: send v, vb, vs or vd", "v", index);
            }

            return;
        }

        if (name.Length == 0)
        {
            Refuse("the record has no name: send n or bn", "n", index);
            return;
        }

        var (device, measure) = Split(name, own);
        var members = new List<KeyValuePair<string, Node>> { new("name", Node.Of(name)), new("measure", Node.Of(measure)), new("value", value) };
        if (device.Length > 0)
        {
            members.Add(new("device", Node.Of(device)));
        }

        if ((record.Member("u") is { Kind: NodeKind.Text } u ? u.Text : _baseUnit) is { } unit)
        {
            members.Add(new("unit", Node.Of(unit)));
        }

        var time = _baseTime + (NumberOf(record, "t") ?? 0);
        if (time != 0)
        {
            members.Add(new("time", Node.Of(time < RelativeBelow ? time + (arrived.Micros / 1e6) : time)));
        }

        _resolved.Add(Node.Of(members));
    }

    /// <summary>The base name is the device where a record has a name of its own; otherwise the last part of the name is the measure.</summary>
    private (string Device, string Measure) Split(string name, string own)
    {
        if (_baseName.Length > 0 && own.Length > 0)
        {
            return (_baseName.TrimEnd(':', '/', '.', '-'), own);
        }

        var last = name.AsSpan().TrimEnd(":/").LastIndexOfAny(':', '/');
        return last > 0 ? (name[..last], name[(last + 1)..].TrimEnd(':', '/')) : ("", name);
    }

    private static double? NumberOf(Node record, string field) => record.Member(field) is { Kind: NodeKind.Number } node ? node.Number : null;

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private void Refuse(string reason, string where, int index = -1) => bad.Add(new Refusal(RefusalCode.Payload, reason, where, index));
}
