using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>The devices behind a cell and when each was last heard, by its own time. Not safe for concurrent use.</summary>
internal sealed class DeviceRoster
{
    /// <summary>A device that was silent this long before the cell's newest observation is no longer expected.</summary>
    public static readonly TimeSpan Expected = TimeSpan.FromHours(24);

    private readonly Dictionary<ulong, Instant> _last = [];

    public void Hear(ulong device, Instant time)
    {
        if (!_last.TryGetValue(device, out var last) || time > last)
        {
            _last[device] = time;
        }
    }

    /// <summary>How many are fresh now, of those heard within a day of the newest.</summary>
    public Coverage Coverage(Instant newest, Instant now, TimeSpan staleAfter)
    {
        var (fresh, expected) = (0, 0);
        foreach (var last in _last.Values)
        {
            expected += newest - last <= Expected ? 1 : 0;
            fresh += now - last <= staleAfter ? 1 : 0;
        }

        return new Coverage(fresh, Math.Max(fresh, expected));
    }

    /// <summary>When the next one that is fresh will not be; null when none is.</summary>
    public Instant? NextExpiry(Instant now, TimeSpan staleAfter)
    {
        Instant? next = null;
        foreach (var last in _last.Values)
        {
            var expiry = last + staleAfter;
            next = expiry >= now && !(next <= expiry) ? expiry : next;
        }

        return next;
    }
}
