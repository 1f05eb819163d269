using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>An intake that keeps everything in its order and knows what it has, as history does; closed when the test says so.</summary>
internal sealed class BookIntake : IIntake
{
    private readonly HashSet<(string, string, Instant?)> _known = [];
    private readonly List<string> _figures = [];
    private readonly List<string> _refused = [];
    private readonly List<string> _devices = [];

    public bool Closed { get; set; }

    /// <summary>Messages taken.</summary>
    public int Count { get; private set; }

    public int Duplicates { get; private set; }

    /// <summary>device/measure = value of all that was new, without the counts of instruments.</summary>
    public IReadOnlyList<string> Figures => _figures;

    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Of each message its device.</summary>
    public IReadOnlyList<string> Devices => _devices;

    public ValueTask<IntakeOutcome> AcceptAsync(IncomingMessage message, CancellationToken cancellation)
    {
        if (Closed)
        {
            return ValueTask.FromException<IntakeOutcome>(new IntakeClosedException("closed by the test"));
        }

        Count++;
        var stored = 0;
        _devices.AddRange(message.Good.Take(1).Select(m => m.Device));
        foreach (var m in message.Good)
        {
            if (_known.Add((m.Device, m.Measure, m.Time)))
            {
                stored++;
                if (!m.Measure.StartsWith(QualityNames.Instruments, StringComparison.Ordinal))
                {
                    _figures.Add(FormattableString.Invariant($"{m.Device}/{m.Measure} = {m.Value}"));
                }
            }
        }

        Duplicates += message.Good.Count - stored;
        _refused.AddRange(message.Bad.Select(r => $"{r.Code}: {r.Reason}"));
        return ValueTask.FromResult(new IntakeOutcome(stored, message.Good.Count - stored, message.Bad));
    }
}
