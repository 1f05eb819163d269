using DxIoc.Contracts.Feeds;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>What came of one shape: counted, with its newest messages. Belongs to <see cref="UnmappedBook"/> and moves under its lock.</summary>
internal sealed class UnmappedGroup(TopicShape shape, Instant first)
{
    /// <summary>Topics told apart; more are of the group all the same.</summary>
    public const int TopicLimit = 100;

    private const int SampleLimit = 3;
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GuessEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);
    private readonly List<UnmappedMessage> _samples = [];
    private (FeedProposal? Proposal, IndicatorCatalogue Catalogue, Instant At)? _guess;

    public TopicShape Shape { get; private set; } = shape;

    public long Count { get; private set; }

    public int Topics => _topics.Count;

    public Instant First { get; private set; } = first;

    public Instant Last { get; private set; } = first;

    /// <summary>The newest first, each of another topic.</summary>
    public IEnumerable<UnmappedMessage> Samples => _samples.OrderByDescending(s => s.Arrived);

    public void Add(string topic, ReadOnlyMemory<byte> payload, int payloadLimit, Instant now)
    {
        Count++;
        Last = now;
        if (_topics.Count < TopicLimit)
        {
            _topics.Add(topic);
        }

        var at = _samples.FindIndex(s => s.Topic == topic);
        if (at < 0 && _samples.Count < SampleLimit)
        {
            _samples.Add(Copy());
            _guess = null;
            return;
        }

        at = at >= 0 ? at : _samples.IndexOf(_samples.MinBy(s => s.Arrived)!);
        if (now - _samples[at].Arrived >= SampleEvery)
        {
            _samples[at] = Copy();
        }

        UnmappedMessage Copy() => new(topic, payload[..Math.Min(payload.Length, payloadLimit)].ToArray(), payload.Length, now);
    }

    /// <summary>Takes in another group, which turned out to be of this kind.</summary>
    public void Take(UnmappedGroup other, TopicShape shape)
    {
        Widen(shape);
        Count += other.Count;
        First = First < other.First ? First : other.First;
        Last = Last > other.Last ? Last : other.Last;
        _topics.UnionWith(other._topics.Take(TopicLimit - _topics.Count));
        _samples.AddRange(other._samples.ExceptBy(_samples.Select(s => s.Topic), s => s.Topic).Take(SampleLimit - _samples.Count));
    }

    public void Widen(TopicShape shape) => (Shape, _guess) = (shape, null);

    /// <summary>Guessed anew every few seconds at most: whoever looks at the page asks often.</summary>
    public FeedProposal? Proposal(IndicatorCatalogue catalogue, Instant now, TimeSpan retention)
    {
        if (_guess is not { } guess || guess.Catalogue != catalogue || now - guess.At >= GuessEvery)
        {
            guess = (FeedProposer.Of(Shape, [.. Samples], catalogue, retention), catalogue, now);
            _guess = guess;
        }

        return guess.Proposal;
    }
}
