namespace DxIoc.Simulator.Load;

/// <summary>What a load cost the server, by its own figures.</summary>
/// <param name="CpuPercent">Of one core, on the average.</param>
/// <param name="ResidentBeforeMiB">Memory of the process when the load began.</param>
/// <param name="ResidentPeakMiB">The most that was seen, once a second.</param>
/// <param name="HeapPeakMiB">The most of it that the collector held.</param>
internal sealed record ServerCost(double CpuSeconds, double CpuPercent, double ResidentBeforeMiB, double ResidentPeakMiB, double HeapPeakMiB);
