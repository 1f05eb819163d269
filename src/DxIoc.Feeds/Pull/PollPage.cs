using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Pull;

/// <summary>One page on its way from the fetching to what is done with it.</summary>
/// <param name="Origin">Method, address without its query, page and code: stands in the place of a topic.</param>
/// <param name="Captured">The area whose code was asked for.</param>
/// <param name="Known">What was kept of it before; null where it is read for the first time.</param>
internal sealed record PollPage(FeedMapping Mapping, string Origin, Captures Captured, PollAnswer Answer, PageMemory? Known);
