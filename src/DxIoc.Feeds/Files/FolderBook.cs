using System.Collections.Concurrent;
using DxIoc.Contracts.Feeds;

namespace DxIoc.Feeds.Files;

/// <summary>How the reading of each watched folder goes. Bounded by the definitions in force. Safe for concurrent use.</summary>
public sealed class FolderBook
{
    private readonly ConcurrentDictionary<string, (IReadOnlyList<string> Feeds, FolderInfo Info)> _folders = new(StringComparer.Ordinal);

    /// <summary>By feed: a folder that several feeds read is under each.</summary>
    public ILookup<string, FolderInfo> States => _folders
        .OrderBy(f => f.Key, StringComparer.Ordinal)
        .SelectMany(f => f.Value.Feeds.Select(feed => (Feed: feed, f.Value.Info)))
        .ToLookup(f => f.Feed, f => f.Info, StringComparer.Ordinal);

    internal void Tell(string root, IReadOnlyList<string> feeds, FolderInfo info) => _folders[root] = (feeds, info);

    internal void Forget(string root) => _folders.TryRemove(root, out _);
}
