namespace DxIoc.Simulator.Load;

/// <summary>
/// What is sent when, fixed beforehand: it knows of no answers, so that a slow server is not asked less often than a fast one.
/// The same options give the same messages. Pure; memory for one number a device.
/// </summary>
internal sealed class LoadSchedule(LoadOptions options)
{
    /// <summary>How far a reordered message lies behind its own time: younger ones of its device are there by then.</summary>
    public static readonly TimeSpan ReorderedBy = TimeSpan.FromSeconds(2);

    /// <summary>Own times end in the kind, so that no two kinds of a device ever meet: 0 prompt, 1 late, 2 reordered.</summary>
    private const long Step = 4;

    /// <summary>In the order of their due times.</summary>
    public IEnumerable<LoadMessage> Messages()
    {
        var random = new Random(options.Seed);
        var newest = new long[options.Devices];
        Array.Fill(newest, long.MinValue);
        var sent = new long[options.Devices];
        Array.Fill(sent, long.MinValue);
        long number = 0;
        foreach (var due in DueTimes())
        {
            var device = (int)(number++ % options.Devices);
            var own = Math.Max(Micros(due) / Step * Step, newest[device] == long.MinValue ? long.MinValue : newest[device] + Step);
            newest[device] = own;
            var kind = Draw(random.NextDouble());
            if (kind == LoadKind.Duplicate && sent[device] == long.MinValue)
            {
                kind = LoadKind.Prompt;
            }

            own = kind switch
            {
                LoadKind.Duplicate => sent[device],
                LoadKind.Late => own - Micros(options.LateBy) + 1,
                LoadKind.Reordered => own - Micros(ReorderedBy) + 2,
                _ => own,
            };
            sent[device] = kind == LoadKind.Junk ? sent[device] : own;
            yield return new LoadMessage(due, device, kind, own);
        }
    }

    private IEnumerable<TimeSpan> DueTimes()
    {
        var burst = options.BurstEvery;
        for (long i = 0; ; i++)
        {
            var due = TimeSpan.FromSeconds(i / options.Rate);
            for (; options.Burst > 0 && burst <= due && burst < options.Duration; burst += options.BurstEvery)
            {
                for (var k = 0; k < options.Burst; k++)
                {
                    yield return burst;
                }
            }

            if (due >= options.Duration)
            {
                yield break;
            }

            yield return due;
        }
    }

    private LoadKind Draw(double at) =>
        (at -= options.Junk) < 0 ? LoadKind.Junk
        : (at -= options.Duplicates) < 0 ? LoadKind.Duplicate
        : (at -= options.Late) < 0 ? LoadKind.Late
        : at - options.Reordered < 0 ? LoadKind.Reordered
        : LoadKind.Prompt;

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
