using DxIoc.Simulator.Load;

namespace DxIoc.Simulator.Tests.Load;

/// <summary>What is sent when: fixed beforehand, with every message's identity its own.</summary>
public sealed class LoadScheduleTests
{
    private static readonly string[] Mixed =
        ["--rate", "500", "--devices", "20", "--duration", "60s", "--junk", "10%", "--duplicates", "5%", "--late", "5%", "--late-by", "10s", "--reordered", "0.05"];

    [Fact]
    public void Messages_are_due_evenly_in_order_and_devices_speak_in_turn()
    {
        var messages = Messages("--rate", "4", "--devices", "3", "--connections", "1", "--duration", "2s");
        Assert.Equal([0, 250, 500, 750, 1_000, 1_250, 1_500, 1_750], messages.Select(m => m.Due.TotalMilliseconds));
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1], messages.Select(m => m.Device));
        Assert.All(messages, m => Assert.Equal((LoadKind.Prompt, m.Due.TotalMicroseconds), (m.Kind, m.OwnMicros)));
    }

    [Fact]
    public void The_shares_are_those_asked_for()
    {
        var messages = Messages(Mixed);
        Assert.Equal(30_000, messages.Count);
        Assert.InRange(Share(messages, LoadKind.Junk), 0.09, 0.11);
        Assert.InRange(Share(messages, LoadKind.Duplicate), 0.045, 0.055);
        Assert.InRange(Share(messages, LoadKind.Late), 0.045, 0.055);
        Assert.InRange(Share(messages, LoadKind.Reordered), 0.045, 0.055);
    }

    [Fact]
    public void Good_messages_have_identities_of_their_own_and_each_duplicate_has_one_that_was_sent_before()
    {
        // Late by a multiple of each device's period: their times would meet those of prompt ones.
        var known = new HashSet<(int, long)>();
        foreach (var message in Messages(Mixed).Where(m => m.Kind != LoadKind.Junk))
        {
            Assert.Equal(message.Kind != LoadKind.Duplicate, known.Add((message.Device, message.OwnMicros)));
        }
    }

    [Fact]
    public void A_burst_is_due_at_once_beside_the_rate_and_identities_stay_apart()
    {
        var messages = Messages("--rate", "10", "--devices", "5", "--connections", "1", "--duration", "3s", "--burst", "5", "--burst-every", "1s");
        Assert.Equal(30 + 10, messages.Count);
        Assert.Equal(6, messages.Count(m => m.Due == TimeSpan.FromSeconds(1)));
        Assert.Equal(messages.Select(m => m.Due).Order(), messages.Select(m => m.Due));
        Assert.Equal(messages.Count, messages.Select(m => (m.Device, m.OwnMicros)).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_messages_and_another_seed_others()
    {
        Assert.Equal(Messages(Mixed), Messages(Mixed));
        Assert.NotEqual(Messages(Mixed), Messages([.. Mixed, "--seed", "7"]));
    }

    private static double Share(List<LoadMessage> messages, LoadKind kind) => messages.Count(m => m.Kind == kind) / (double)messages.Count;

    private static List<LoadMessage> Messages(params string[] args) => [.. new LoadSchedule(LoadOptions.Parse(args, out _)!).Messages()];
}
