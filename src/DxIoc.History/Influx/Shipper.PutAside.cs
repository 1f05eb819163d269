using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>What the server refuses for good: out of the spool, into the ledger, and told to whoever shows the books.</summary>
internal sealed partial class Shipper
{
    private async Task PutAsideAsync(IReadOnlyList<SpoolRow> rows, WriteAnswer answer)
    {
        var target = rows[0].Target;
        var plain = Plain(rows).ToArray();
        var bad = await new BadPoints(part => DecidedAsync(target, part)).FindAsync(plain, answer);
        var now = Instant.Now(_time);
        var entries = bad.Select(b => Entry(target, b.Line, b.Reason, now)).ToList();
        if (bad.Count > 0)
        {
            LogPutAside(bad.Count, bad[0].Reason);
            InfluxMetrics.PutAside.Add(bad.Count);
        }

        foreach (var change in await DeleteAsync(rows[^1].Id, entries))
        {
            _corrected(change);
        }
    }

    private static RefusedEntry Entry(InfluxTarget target, ReadOnlyMemory<byte> line, string reason, Instant now)
    {
        var tags = Lines.Tags(line.Span);
        string Tag(string name) => tags.GetValueOrDefault(name, "");
        return target == InfluxTarget.Raw
            ? new RefusedEntry(
                Tag("feed"), $"ioc/{Tag("area")}/{Tag("feed")}/{Tag("device")}/{Tag("measure")}", line, now, new Refusal(RefusalCode.Store, reason, Tag("measure")))
            : new RefusedEntry("unknown", "", line, now, new Refusal(RefusalCode.Store, reason, Tag("indicator")));
    }
}
