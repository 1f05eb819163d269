using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Areas;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>What payloads of one kind say: where their records are, whose they are, when, and what is measured. Immutable.</summary>
/// <param name="Records">A path; null where the format itself says where they are.</param>
/// <param name="Many">True where a message can have several devices.</param>
/// <param name="DeviceByKey">True where the path of the records names the device.</param>
internal sealed record BodyGuess(
    string? Records, bool Many, bool DeviceByKey, string? DevicePath, string? AreaPath, TimeGuess? Time, IReadOnlyList<ProposedMeasure> Measures)
{
    private const int RecordsSeen = 20;
    private static readonly HashSet<string> Places = new(["lat", "lon", "lng", "long", "latitude", "longitude"], StringComparer.Ordinal);

    /// <summary>The surest first.</summary>
    private static readonly string[] Ids =
    [
        "deviceid", "device", "devicename", "sensorid", "sensor", "stationid", "station", "deveui", "serialnumber", "serial", "sn", "imei", "mac",
        "nodeid", "node", "cameraid", "camera", "id", "uid", "uuid", "name",
    ];

    public static BodyGuess Of(IReadOnlyList<(PayloadGuess Payload, Instant Arrived)> messages, AreaTree areas, KnownMeasures known, TimeZoneInfo zone)
    {
        var (first, arrived) = messages[0];
        return first.Format switch
        {
            "value" => new BodyGuess(null, false, false, null, null, null, []),
            "senml-json" or "senml-cbor" => Pack(messages),
            _ => Read(messages, first, arrived, areas, known, zone),
        };
    }

    private static BodyGuess Pack(IReadOnlyList<(PayloadGuess Payload, Instant Arrived)> messages)
    {
        var records = messages.SelectMany(m => m.Payload.Root.Items).ToList();
        var device = records.Exists(r => r.Member("device") is { Kind: NodeKind.Text, Text.Length: > 0 });
        return new BodyGuess(
            null, true, false, device ? "device" : null, null, null,
            [.. records.Select(r => r.Member("measure")?.Text).OfType<string>().Distinct().Select(m => new ProposedMeasure(m, null, null))]);
    }

    private static BodyGuess Read(
        IReadOnlyList<(PayloadGuess Payload, Instant Arrived)> messages, PayloadGuess first, Instant arrived, AreaTree areas, KnownMeasures known, TimeZoneInfo zone)
    {
        var place = RecordPlace.Of(first.Root, l => TimeGuess.Of(l, zone, arrived) is not null);
        var leaves = messages
            .SelectMany(m => place.In(m.Payload.Root).Take(RecordsSeen)).SelectMany(r => Leaf.In(r, ""))
            .Concat(place.IsInside ? messages.SelectMany(m => Leaf.In(m.Payload.Root, "$").Where(l => !place.Holds(l))) : [])
            .GroupBy(l => l.Path).Select(g => (Leaf: g.First(), All: g.Select(l => l.Node).ToList())).ToList();
        if (first.Format == "lineprotocol")
        {
            leaves.RemoveAll(l => l.Leaf.Path == "measurement");
        }

        var times = leaves.Select(l => TimeGuess.Of(l.Leaf, zone, arrived)).OfType<TimeGuess>().OrderByDescending(t => t.Sure).ToList();
        leaves.RemoveAll(l => times.Exists(t => t.Path == l.Leaf.Path) || (first.Format == "lineprotocol" && l.Leaf.Path == "time"));
        var area = leaves.Find(l => l.All.TrueForAll(n => n.Kind == NodeKind.Text && areas.Contains(n.Text))).Leaf?.Path;
        var device = place.NamesDevice ? null : Ids
            .Select(id => leaves.Find(l => l.Leaf.Path != area && Plain.Of(l.Leaf.Name) == id && l.Leaf.Node.Kind is NodeKind.Text or NodeKind.Number).Leaf?.Path)
            .FirstOrDefault(p => p is not null)
            ?? (first.Format == "lineprotocol" ? leaves.Find(l => l.Leaf.Path != area && l.Leaf.Names[0] == "tags").Leaf?.Path : null);
        leaves.RemoveAll(l => l.Leaf.Path == area || l.Leaf.Path == device || l.Leaf.Names[0] == "tags" && first.Format == "lineprotocol"
            || Places.Contains(Plain.Of(l.Leaf.Name)) || Ids.Contains(Plain.Of(l.Leaf.Name)));
        return new BodyGuess(
            place.Path, place.IsMany, place.NamesDevice, device, area, times.FirstOrDefault(), MeasuresIn([.. leaves.Select(l => l.Leaf)], known));
    }

    private static List<ProposedMeasure> MeasuresIn(IReadOnlyList<Leaf> leaves, KnownMeasures known)
    {
        var measured = leaves.Where(l => IsNumber(l.Node) || Words.Of(l.Node.Text) is not null).ToList();
        var measures = new List<ProposedMeasure>();
        foreach (var leaf in measured)
        {
            // One name in two places: the way to it tells them apart.
            var name = measured.Count(l => l.Name == leaf.Name) > 1 ? string.Join('-', leaf.Names) : leaf.Name;
            if ((known.Find(name) ?? Names.Fit(name)) is { } fitted && !measures.Exists(m => m.Name == fitted))
            {
                measures.Add(new ProposedMeasure(fitted, leaf.Path, IsNumber(leaf.Node) ? null : Words.Of(leaf.Node.Text)));
            }
        }

        return measures;
    }

    private static bool IsNumber(Node node) => node.Kind == NodeKind.Flag || (node.Kind == NodeKind.Number && double.IsFinite(node.Number))
        || (node.Kind == NodeKind.Text && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n));
}
