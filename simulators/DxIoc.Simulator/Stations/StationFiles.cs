using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Stations;

/// <summary>
/// Stations that write their files into a folder, as an FTP server would receive them. One whose line was down sends what it kept when the
/// line is back, oldest first. What is kept is bounded by a day of each station.
/// </summary>
internal sealed class StationFiles
{
    private const int KeptLimit = 288;

    private readonly string _folder;
    private readonly Dictionary<Station, Queue<DateTimeOffset>> _kept = [];

    public StationFiles(int seed, int count, string folder)
    {
        _folder = folder;
        var noise = new Noise(seed);
        Stations = [.. Enumerable.Range(0, count).Select(n => (District: District.All[n % District.All.Count], Number: n))
            .Select(s => new Station(noise, FormattableString.Invariant($"QT_{s.District.Short.ToUpperInvariant()}_{(s.Number / District.All.Count) + 1:00}"), s.District.Area, s.Number))];
    }

    public IReadOnlyList<Station> Stations { get; }

    /// <summary>Files written so far.</summary>
    public int Written { get; private set; }

    /// <summary>All stations measure at a time; those whose line is up write.</summary>
    public void WriteAt(DateTimeOffset time)
    {
        foreach (var station in Stations)
        {
            if (!_kept.TryGetValue(station, out var kept))
            {
                _kept.Add(station, kept = new Queue<DateTimeOffset>());
            }

            kept.Enqueue(time);
            if (station.IsCutOff(time))
            {
                if (kept.Count > KeptLimit)
                {
                    kept.Dequeue();
                }

                continue;
            }

            while (kept.TryDequeue(out var at))
            {
                Write(station, at);
            }
        }
    }

    private void Write(Station station, DateTimeOffset time)
    {
        var path = Path.Combine(_folder, station.PathAt(time));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, station.TextAt(time));
        Written++;
    }
}
