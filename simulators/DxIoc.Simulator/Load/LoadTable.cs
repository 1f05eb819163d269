using System.Globalization;
using Spectre.Console;

namespace DxIoc.Simulator.Load;

/// <summary>A report for people.</summary>
internal static class LoadTable
{
    public static void Write(IAnsiConsole console, LoadReport r)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Load on {r.Broker} and {r.Server}, feed {r.Feed}, {r.Seconds:0.0} s{(r.EndedEarly ? ", ended early" : "")}"));
        var ledger = new Table().AddColumns("messages", "count", "");
        Row(ledger, "due", r.Scheduled, Rate(r.Scheduled, r));
        Row(ledger, "left out", r.LeftOut, "due while the backlog was full");
        Row(ledger, "sent", r.Sent, "");
        Row(ledger, "acknowledged", r.Acknowledged, Rate(r.Acknowledged, r));
        Row(ledger, "unknown", r.Unknown, "sent, never acknowledged");
        Row(ledger, "received", r.Books.Received, "by the feed's books, like those below");
        Row(ledger, "stored", r.Books.Stored, $"{Of(r, LoadKind.Prompt) + Of(r, LoadKind.Late) + Of(r, LoadKind.Reordered)} good ones acknowledged: {Of(r, LoadKind.Prompt)} prompt, {Of(r, LoadKind.Late)} late, {Of(r, LoadKind.Reordered)} reordered");
        Row(ledger, "duplicate", r.Books.Duplicate, $"{Of(r, LoadKind.Duplicate)} acknowledged");
        Row(ledger, "refused", r.Books.Refused, $"{Of(r, LoadKind.Junk)} junk acknowledged");
        Row(ledger, "waiting", r.Books.Waiting, r.Books.Balance ? "the books balance" : "THE BOOKS DO NOT BALANCE");
        Row(ledger, "charted", r.Charted ?? 0, r.Charted is null ? "not asked" : "in history's minutes: prompt and reordered ones");
        Row(ledger, "lost", r.Lost, "acknowledged as good and not stored");
        Row(ledger, "stored twice", r.StoredTwice, "");
        Row(ledger, "shown", r.Viewing.Shown, $"of {r.Viewing.Expected} to {r.Viewing.Viewers} viewers in {r.Viewing.Updates} updates; {r.Viewing.LostSight} out of sight, {r.Viewing.Reconnects} reconnects");
        console.Write(ledger);

        var latency = new Table().AddColumns("milliseconds from when it was due", "p50", "p95", "p99", "max");
        Row(latency, "sent", r.SendDelay);
        Row(latency, "acknowledged", r.Acknowledgement);
        Row(latency, "shown at the hub client", r.PublishToHub);
        console.Write(latency);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Server: CPU {r.ServerCost.CpuSeconds:0.0} s ({r.ServerCost.CpuPercent:0} % of a core), memory {r.ServerCost.ResidentBeforeMiB:0} MiB before, {r.ServerCost.ResidentPeakMiB:0} MiB at most, of it heap {r.ServerCost.HeapPeakMiB:0} MiB"));
    }

    private static long Of(LoadReport report, LoadKind kind) => report.AcknowledgedByKind[kind];

    private static void Row(Table table, string name, long count, string said) =>
        table.AddRow(name, count.ToString(CultureInfo.InvariantCulture), Markup.Escape(said));

    private static void Row(Table table, string name, LatencyFigures f) => table.AddRow(
        name, Milliseconds(f.P50), Milliseconds(f.P95), Milliseconds(f.P99), Milliseconds(f.Max));

    private static string Rate(long count, LoadReport r) =>
        string.Create(CultureInfo.InvariantCulture, $"{(r.Seconds > 0 ? count / r.Seconds : 0):0} a second");

    private static string Milliseconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
