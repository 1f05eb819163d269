namespace DxIoc.Feeds.Definitions;

/// <summary>How an answer goes on: by the address of the next page, or by a page number in the query.</summary>
/// <param name="Next">Where a page has the next one's address; null where pages are numbered.</param>
/// <param name="Parameter">The query's name for the number.</param>
/// <param name="Last">Where a page has the last one's number; null where an empty page is the end.</param>
/// <param name="Limit">Pages at most; more are a failure that is told.</param>
internal sealed record PageRule(ValuePath? Next, string Parameter, int First, ValuePath? Last, int Limit);
