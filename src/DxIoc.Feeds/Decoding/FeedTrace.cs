using DxIoc.Contracts.Feeds;

namespace DxIoc.Feeds.Decoding;

/// <summary>Writes down what is done to one message, for an engineer. Bounded: a large message is told by its beginning.</summary>
internal sealed class FeedTrace
{
    private const int StepLimit = 200;
    private readonly List<TrialStep> _steps = [];

    public IReadOnlyList<TrialStep> Steps => _steps;

    public void Say(string step, string said, bool good = true)
    {
        if (_steps.Count < StepLimit)
        {
            _steps.Add(new TrialStep(step, said, good));
        }
        else if (_steps.Count == StepLimit)
        {
            _steps.Add(new TrialStep("…", $"more than {StepLimit} steps are not told", true));
        }
    }
}
