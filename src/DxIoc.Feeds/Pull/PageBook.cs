namespace DxIoc.Feeds.Pull;

/// <summary>The pages of one poll that need not be sent again. Bounded: what has no room is asked for in full. For one loop at a time.</summary>
internal sealed class PageBook
{
    /// <summary>Measurements that are kept at most, over all pages.</summary>
    private const int Limit = 100_000;

    private readonly Dictionary<Uri, PageMemory> _pages = [];
    private int _kept;

    public PageMemory? Find(Uri page) => _pages.GetValueOrDefault(page);

    public void Keep(Uri page, PageMemory memory)
    {
        Forget(page);
        if ((memory.Tag is not null || memory.Modified is not null) && _kept + memory.Timeless.Count < Limit)
        {
            _pages[page] = memory;
            _kept += memory.Timeless.Count + 1;
        }
    }

    public void Forget(Uri page)
    {
        if (_pages.Remove(page, out var memory))
        {
            _kept -= memory.Timeless.Count + 1;
        }
    }

    /// <summary>Forgets pages that a whole poll did not come by.</summary>
    public void KeepOnly(IReadOnlySet<Uri> seen)
    {
        foreach (var page in _pages.Keys.Where(p => !seen.Contains(p)).ToList())
        {
            Forget(page);
        }
    }
}
