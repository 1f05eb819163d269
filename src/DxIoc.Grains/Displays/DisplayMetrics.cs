using System.Diagnostics.Metrics;

namespace DxIoc.Grains.Displays;

/// <summary>The displays' figures for /metrics.</summary>
public static class DisplayMetrics
{
    private static readonly Meter Meter = new("dxioc");
    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("dxioc_display_reports_total", description: "Reports of displays, taken and refused.");
    private static readonly Counter<long> Enrolments = Meter.CreateCounter<long>("dxioc_display_enrolments_total", description: "Screens that asked for enrolment, got a code, were approved, or were refused.");
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("dxioc_display_commands_total", description: "What operators did with displays, one for each display.");
    private static readonly UpDownCounter<int> Streams = Meter.CreateUpDownCounter<int>("dxioc_display_streams", description: "Screens that are connected.");

    public static void Reported(bool taken) => Reports.Add(1, new KeyValuePair<string, object?>("outcome", taken ? "taken" : "refused"));

    /// <param name="outcome">One of "waiting", "approved", "refused".</param>
    public static void Enrolled(string outcome) => Enrolments.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void Driven(string action, int displays) => Commands.Add(displays, new KeyValuePair<string, object?>("action", action));

    internal static void Connected(int change) => Streams.Add(change);
}
