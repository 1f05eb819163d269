namespace DxIoc.Simulator.Load;

/// <summary>Looks at the server's figures once a second while it is under load.</summary>
internal sealed class ServerWatch(LoadTarget target, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private ServerFigures? _first;
    private ServerFigures _last;
    private long _firstAt;
    private long _lastAt;
    private double _peakResident;
    private double _peakHeap;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                if (await target.FiguresAsync(cancellation) is { } figures)
                {
                    Note(figures);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    public ServerCost Cost()
    {
        var seconds = time.GetElapsedTime(_firstAt, _lastAt).TotalSeconds;
        var cpu = _last.CpuSeconds - (_first?.CpuSeconds ?? 0);
        return new ServerCost(
            cpu, seconds > 0 ? cpu / seconds * 100 : 0, ToMiB(_first?.ResidentBytes ?? 0), ToMiB(_peakResident), ToMiB(_peakHeap));
    }

    private void Note(ServerFigures figures)
    {
        _last = figures;
        _lastAt = time.GetTimestamp();
        if (_first is null)
        {
            (_first, _firstAt) = (figures, _lastAt);
        }

        _peakResident = Math.Max(_peakResident, figures.ResidentBytes);
        _peakHeap = Math.Max(_peakHeap, figures.HeapBytes);
    }

    private static double ToMiB(double bytes) => bytes / (1 << 20);
}
