using System.Globalization;
using System.Text;

namespace DxIoc.Simulator.Load;

/// <summary>A message's topic and payload in the canonical form. Pure.</summary>
internal sealed class LoadPayload(LoadOptions options, IReadOnlyList<string> areas, LoadClock clock)
{
    /// <summary>A device's area, as its place among the areas.</summary>
    public int AreaOf(int device) => device % areas.Count;

    public string Topic(int device) => string.Create(CultureInfo.InvariantCulture, $"ioc/{areas[AreaOf(device)]}/{options.Feed}/load-{device}");

    public byte[] Payload(in LoadMessage message)
    {
        var micros = clock.InstantOf(message.OwnMicros);
        // Far below what any shipped range forbids, and the same for the same time: a duplicate is one to the last digit.
        var value = 10 + (Math.Abs(message.OwnMicros / 1_000) % 100 / 10.0);
        var text = message.Kind == LoadKind.Junk
            ? string.Create(CultureInfo.InvariantCulture, $"{{\"t\": {micros / 1_000}, \"{options.Measure}\": junk")
            : string.Create(CultureInfo.InvariantCulture, $"{{\"t\": {micros / 1_000}.{micros % 1_000:000}, \"{options.Measure}\": {value:0.0}}}");
        return Encoding.UTF8.GetBytes(text.PadRight(options.PayloadBytes));
    }
}
