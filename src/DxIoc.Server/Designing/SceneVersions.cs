using System.Globalization;
using DxIoc.Contracts.Dashboards;
using DxIoc.Server.State;

namespace DxIoc.Server.Designing;

/// <summary>
/// The texts that files of scenes had before they were saved on the designer's page, below the data folder. Of each file the newest
/// fifty; the oldest goes when one more comes. Not for two threads at once on one file.
/// </summary>
internal sealed class SceneVersions(string data)
{
    /// <summary>Of one file.</summary>
    public const int Limit = 50;

    private const string Form = "yyyyMMdd'T'HHmmssfff'Z'";

    private readonly string _folder = Path.Combine(data, "dashboards-before");

    /// <summary>Newest first.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be read.</exception>
    public IReadOnlyList<SceneVersion> List(string file) =>
        [.. Paths(file).Select(p => new SceneVersion(Path.GetFileNameWithoutExtension(p), At(p)!.Value, File.ReadLines(p).Count())).Reverse()];

    /// <summary>Null where there is none of that name.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be read.</exception>
    public string? Read(string file, string id) =>
        Paths(file).FirstOrDefault(p => Path.GetFileNameWithoutExtension(p) == id) is { } path ? YamlFiles.TextOf(path) : null;

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Keep(string file, string text, DateTimeOffset until)
    {
        var there = Paths(file);
        // Two saves within a millisecond are two versions.
        var last = there.Count > 0 ? At(there[^1])!.Value : DateTimeOffset.MinValue;
        var now = new DateTimeOffset(until.UtcTicks - (until.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var at = now > last ? now : last.AddMilliseconds(1);
        WholeFile.Write(Path.Combine(Of(file), at.ToString(Form, CultureInfo.InvariantCulture) + ".yaml"), text, replace: false);
        foreach (var old in there.Take(Math.Max(0, there.Count + 1 - Limit)))
        {
            File.Delete(old);
        }
    }

    /// <summary>A folder for each file, by its whole name.</summary>
    private string Of(string file) => Path.Combine(_folder, Uri.EscapeDataString(file));

    /// <summary>Oldest first.</summary>
    private List<string> Paths(string file) => Directory.Exists(Of(file))
        ? [.. Directory.EnumerateFiles(Of(file), "*.yaml").Where(p => At(p) is not null).Order(StringComparer.Ordinal)]
        : [];

    private static DateTimeOffset? At(string path) => DateTimeOffset.TryParseExact(
        Path.GetFileNameWithoutExtension(path), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
