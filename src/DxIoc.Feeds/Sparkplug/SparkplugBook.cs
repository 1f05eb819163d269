using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Decoding.Formats;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// The births of every edge node and device, and with them what their messages mean: the host application's state, in one place.
/// Bounded in nodes and metrics; when full, nodes that are gone are forgotten, those first that were not heard for longest, and what
/// then has no room is refused. Safe for concurrent use.
/// </summary>
public sealed class SparkplugBook(SparkplugOptions options, TimeProvider time)
{
    private readonly Dictionary<(string Broker, string Group, string Id), EdgeNode> _nodes = [];
    private readonly Lock _turn = new();
    private int _weight;
    private readonly HashSet<string> _contradicted = new(StringComparer.Ordinal);

    /// <summary>What hosts say of themselves comes whatever topics the definitions name; true where it was that.</summary>
    internal bool Hear(string topic, string broker, ReadOnlySpan<byte> payload)
    {
        if (!topic.StartsWith(SparkplugTopic.OfState(""), StringComparison.Ordinal) || SparkplugTopic.Parse(topic) is not { Verb: SparkplugVerb.STATE } state)
        {
            return false;
        }

        Listen(state, broker, payload);
        return true;
    }

    /// <summary>What a message says, as records of a device each; an empty list where it says nothing of a measure.</summary>
    /// <returns>Null where all of it is refused.</returns>
    internal Node? Read(string topic, string broker, ReadOnlySpan<byte> payload, Instant arrived, List<Refusal> bad, FeedTrace? trace)
    {
        if (SparkplugTopic.Parse(topic) is not { } read)
        {
            bad.Add(new Refusal(RefusalCode.Topic, $"the topic is none of Sparkplug B: {SparkplugTopic.Form}", ""));
            return null;
        }

        if (read.Verb is SparkplugVerb.STATE or SparkplugVerb.NCMD or SparkplugVerb.DCMD)
        {
            trace?.Say("sparkplug", $"{read.Verb} is for others; left out");
            Listen(read, broker, payload);
            return Node.Of(Array.Empty<Node>());
        }

        if (PayloadReader.Read(payload, bad) is not { } message)
        {
            return null;
        }

        var records = new RecordList(read, message, bad, trace);
        lock (_turn)
        {
            Take(read, broker, message, arrived, records);
        }

        return records.ToNode();
    }

    /// <summary>Edge nodes that are to be asked for a rebirth now, so many at most; they count as asked.</summary>
    internal IReadOnlyList<(string Group, string Id)> TakeRebirths(string broker, int limit)
    {
        lock (_turn)
        {
            return [.. _nodes
                .Where(n => n.Key.Broker == broker && n.Value.Ask(time, TimeSpan.FromMilliseconds(options.ReorderMilliseconds), TimeSpan.FromSeconds(options.RebirthSeconds)))
                .Select(n => (n.Key.Group, n.Key.Id)).Take(limit)];
        }
    }

    /// <summary>True, once, after somebody said that this host is offline: a will of the session before (specification, 5.3).</summary>
    internal bool TakeContradiction(string broker)
    {
        lock (_turn)
        {
            return _contradicted.Remove(broker);
        }
    }

    /// <summary>The connection was lost: births may have been missed, so that none is good any more and all are asked for anew.</summary>
    internal void Doubt(string broker)
    {
        lock (_turn)
        {
            foreach (var node in _nodes.Where(n => n.Key.Broker == broker).Select(n => n.Value))
            {
                node.Die();
                node.Want();
            }
        }
    }

    private void Listen(SparkplugTopic topic, string broker, ReadOnlySpan<byte> payload)
    {
        if (topic.Verb == SparkplugVerb.STATE && topic.Node == options.HostId
            && JsonFormat.Read(payload, [])?.Member("online") is { Kind: NodeKind.Flag, Number: 0 })
        {
            lock (_turn)
            {
                _contradicted.Add(broker);
            }
        }
    }

    private void Take(SparkplugTopic topic, string broker, SparkplugPayload message, Instant arrived, RecordList records)
    {
        var known = _nodes.GetValueOrDefault((broker, topic.Group, topic.Node));
        if (topic.Verb == SparkplugVerb.NDEATH)
        {
            BuryNode(known, message, arrived, records);
            return;
        }

        if (known is null && (known = Begin(topic, broker)) is null)
        {
            records.Refuse(RefusalCode.Limit, $"the server knows {_nodes.Count} edge nodes, as many as Sparkplug:NodeLimit allows: raise it, or connect fewer");
            return;
        }

        known.Heard = time.GetTimestamp();
        switch (topic.Verb)
        {
            case SparkplugVerb.NBIRTH: BearNode(known, message, arrived, records); break;
            case var _ when !known.Own.IsBorn: RefuseUnborn(known, topic, records); break;
            case SparkplugVerb.DBIRTH: BearDevice(known, topic.Device!, message, arrived, records); break;
            case SparkplugVerb.DDEATH: BuryDevice(known, topic, message, arrived, records); break;
            default: Read(known, topic, message, arrived, records); break;
        }
    }

    private void BearNode(EdgeNode node, SparkplugPayload birth, Instant arrived, RecordList records)
    {
        if (!HasRoom(node.Own, birth, node))
        {
            RefuseLarge(records);
            return;
        }

        _weight -= node.Weight;
        node.Bear(birth);
        _weight += node.Weight;
        records.Say($"the birth of {node.Group}/{node.Id} with {birth.Metrics.Count} metrics");
        records.AddOnline(node.Own.Mark(birth.Time, arrived), true, null);
        records.AddMetrics(node.Own, birth.Metrics, node);
    }

    private void BearDevice(EdgeNode node, string id, SparkplugPayload birth, Instant arrived, RecordList records)
    {
        Follow(node, birth);
        var device = node.Devices.GetValueOrDefault(id);
        if (!HasRoom(device, birth, node))
        {
            RefuseLarge(records);
            return;
        }

        _weight -= node.Weight;
        node.Devices[id] = device ??= new EdgeDevice();
        device.Bear(birth.Metrics);
        _weight += node.Weight;
        records.Say($"the birth of its device with {birth.Metrics.Count} metrics");
        records.AddOnline(device.Mark(birth.Time, arrived), true, id);
        records.AddMetrics(device, birth.Metrics, node);
    }

    private void Read(EdgeNode node, SparkplugTopic topic, SparkplugPayload data, Instant arrived, RecordList records)
    {
        Follow(node, data);
        var device = topic.Device is { } id ? node.Devices.GetValueOrDefault(id) : node.Own;
        if (device is not { IsBorn: true })
        {
            RefuseUnborn(node, topic, records);
            return;
        }

        if (device.LivesStill(arrived) is { } lives)
        {
            records.AddOnline(lives, true, topic.Device);
        }

        records.AddMetrics(device, data.Metrics, node);
    }

    private static void BuryNode(EdgeNode? node, SparkplugPayload death, Instant arrived, RecordList records)
    {
        if (node is not { Own.IsBorn: true } || death.BirthNumber != node.BirthNumber)
        {
            // The will of a session before may come after the birth of the next (specification, 5.4).
            records.Say(node is not { Own.IsBorn: true } ? "no birth of it is known; left out" : "its bdSeq is not that of the birth in force; left out");
            return;
        }

        // A will has no time of its own: the arrival counts (specification, 5.5).
        records.AddOnline(node.Own.Mark(null, arrived), false, null);
        foreach (var (id, device) in node.Devices.Where(d => d.Value.IsBorn))
        {
            records.AddOnline(device.Mark(null, arrived), false, id);
        }

        node.Die();
    }

    private void BuryDevice(EdgeNode node, SparkplugTopic topic, SparkplugPayload death, Instant arrived, RecordList records)
    {
        Follow(node, death);
        if (node.Devices.GetValueOrDefault(topic.Device!) is { IsBorn: true } device)
        {
            device.Die();
            records.AddOnline(device.Mark(death.Time, arrived), false, topic.Device);
        }
        else
        {
            records.Say("no birth of it is known; left out");
        }
    }

    private void Follow(EdgeNode node, SparkplugPayload message)
    {
        if (node.Follow(message.Sequence, time.GetTimestamp()))
        {
            SparkplugMetrics.Gaps.Add(1);
        }
    }

    private static void RefuseUnborn(EdgeNode node, SparkplugTopic topic, RecordList records)
    {
        node.Want();
        records.Refuse(RefusalCode.Payload, $"{topic.Verb} of {topic} came before its birth, without which it cannot be read: the edge node is asked to be born again (Node Control/Rebirth)");
    }

    private void RefuseLarge(RecordList records) => records.Refuse(
        RefusalCode.Limit, $"the births of all edge nodes have {_weight} metrics, and this one no room: raise Sparkplug:MetricLimit ({options.MetricLimit})");

    private EdgeNode? Begin(SparkplugTopic topic, string broker)
    {
        if (_nodes.Count >= options.NodeLimit && !ForgetOne())
        {
            return null;
        }

        var node = new EdgeNode(broker, topic.Group, topic.Node);
        _nodes.Add((broker, topic.Group, topic.Node), node);
        _weight += node.Weight;
        return node;
    }

    private bool HasRoom(EdgeDevice? before, SparkplugPayload birth, EdgeNode born)
    {
        var more = birth.Metrics.Count - (before?.Count ?? -1);
        while (_weight + more > options.MetricLimit && ForgetOne(born))
        {
            // Until there is room, or nobody left who is gone.
        }

        return _weight + more <= options.MetricLimit;
    }

    /// <summary>False where all that are known live.</summary>
    private bool ForgetOne(EdgeNode? but = null)
    {
        if (_nodes.Values.Where(n => !n.Own.IsBorn && n != but).MinBy(n => n.Heard) is not { } gone)
        {
            return false;
        }

        _nodes.Remove((gone.Broker, gone.Group, gone.Id));
        _weight -= gone.Weight;
        return true;
    }
}
