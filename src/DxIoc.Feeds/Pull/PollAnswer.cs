namespace DxIoc.Feeds.Pull;

/// <summary>What became of one request: a body, the word that nothing has changed, or a failure with what to do.</summary>
/// <param name="From">Where the answer came from, after redirects.</param>
/// <param name="RetryAfter">How long the other side asks to be left alone.</param>
internal sealed record PollAnswer(
    Uri From,
    ReadOnlyMemory<byte> Body = default,
    bool Unchanged = false,
    string? Failure = null,
    string? Tag = null,
    DateTimeOffset? Modified = null,
    TimeSpan? RetryAfter = null);
