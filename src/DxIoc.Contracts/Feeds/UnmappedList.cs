namespace DxIoc.Contracts.Feeds;

/// <summary>What arrives and no feed definition matches.</summary>
/// <param name="Topics">The most frequent first.</param>
/// <param name="Others">Messages of topics for which there was no room: they are counted alone.</param>
/// <param name="Everything">False where a broker gives only what it is asked for: what nothing asks for cannot be here.</param>
/// <param name="CanAccept">True where this server takes a definition from the page (Feeds:AcceptFromPage).</param>
public sealed record UnmappedList(IReadOnlyList<UnmappedTopic> Topics, long Others, bool Everything, bool CanAccept);
