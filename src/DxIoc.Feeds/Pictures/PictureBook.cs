using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Pictures;

/// <summary>
/// The last picture of each device, in memory: after a restart there is none until a device sends one. Bounded by count and size; when
/// full, pictures that nobody is shown any more go, and else the new one is refused. Safe for concurrent use.
/// </summary>
/// <param name="isArea">Whether an area is one of the catalogue in force; null where all are taken.</param>
public sealed class PictureBook(PictureOptions options, Func<string, bool>? isArea = null)
{
    private const long Mebibyte = 1_024 * 1_024;

    /// <summary>Nobody is shown a picture so old, whatever its definition says.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Area, string Device), DevicePicture> _pictures = [];
    private long _bytes;

    /// <summary>False: no wall has such an area, and its pictures would only take the room of others.</summary>
    public bool Knows(string area) => isArea?.Invoke(area) != false;

    /// <summary>Null where there is none.</summary>
    public DevicePicture? Find(string area, string device)
    {
        lock (_gate)
        {
            return _pictures.GetValueOrDefault((area, device));
        }
    }

    /// <summary>Those of some areas, in no order.</summary>
    public IReadOnlyList<DevicePicture> In(IReadOnlySet<string> areas)
    {
        lock (_gate)
        {
            return [.. _pictures.Values.Where(p => areas.Contains(p.Area))];
        }
    }

    /// <summary>Takes a device's next picture in the place of its last; false when there is no room for it.</summary>
    public bool Take(DevicePicture picture)
    {
        lock (_gate)
        {
            var key = (picture.Area, picture.Device);
            if (!Fits(key, picture))
            {
                ForgetOld(picture.Arrived);
                if (!Fits(key, picture))
                {
                    return false;
                }
            }

            _bytes += picture.Bytes.Length - (_pictures.TryGetValue(key, out var before) ? before.Bytes.Length : 0);
            _pictures[key] = picture;
        }

        PictureMetrics.Took(picture.Feed);
        return true;
    }

    private bool Fits((string Area, string Device) key, DevicePicture picture)
    {
        var before = _pictures.GetValueOrDefault(key);
        return _pictures.Count + (before is null ? 1 : 0) <= options.CountLimit
            && _bytes + picture.Bytes.Length - (before?.Bytes.Length ?? 0) <= options.SizeLimitMiB * Mebibyte;
    }

    private void ForgetOld(Instant now)
    {
        foreach (var (key, old) in _pictures.Where(p => now - p.Value.Arrived is var age && (age > p.Value.StaleAfter || age > Forgotten)).ToList())
        {
            _bytes -= old.Bytes.Length;
            _pictures.Remove(key);
        }
    }
}
