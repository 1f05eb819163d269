namespace DxIoc.Feeds.Files;

/// <summary>
/// Which of the files that are ready are read next, oldest first. After an outage thousands wait: the fresh ones, whose figures are on the
/// screens, have three places in four, and what one kind leaves free is the other's. Pure.
/// </summary>
internal static class FileRound
{
    /// <summary>Files of one round at most; then the folder is looked at again.</summary>
    public const int Size = 200;

    private const int FreshPlaces = Size * 3 / 4;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    public static IReadOnlyList<WaitingFile> Next(IEnumerable<WaitingFile> ready, DateTimeOffset now)
    {
        var kinds = ready.OrderBy(f => f.At).ThenBy(f => f.File.Path, StringComparer.Ordinal).ToLookup(f => f.At >= now - Fresh);
        var (fresh, late) = (kinds[true].ToList(), kinds[false].ToList());
        var places = Math.Max(FreshPlaces, Size - late.Count);
        var first = fresh.Take(places).ToList();
        return [.. first, .. late.Take(Size - first.Count)];
    }
}
