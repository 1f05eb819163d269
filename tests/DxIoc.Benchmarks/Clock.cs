namespace DxIoc.Benchmarks;

/// <summary>Unix time in milliseconds with a fraction: the same for every process on this machine.</summary>
internal static class Clock
{
    public static double Now => (TimeProvider.System.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerMillisecond;
}
