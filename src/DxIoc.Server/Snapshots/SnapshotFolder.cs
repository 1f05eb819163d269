using System.Globalization;
using DxIoc.Indicators.Dashboards;

namespace DxIoc.Server.Snapshots;

/// <summary>Keeps scheduled pictures on disk: a folder for each schedule, as many as it keeps, the oldest go first.</summary>
internal static class SnapshotFolder
{
    /// <summary>Writes a picture whole or not at all. Answers its name below the root.</summary>
    /// <param name="local">When it was due, by the province's clock.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static async Task<string> KeepAsync(string root, SnapshotPlan plan, DateTimeOffset local, byte[] picture, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, plan.Folder)).FullName;
        var name = string.Create(CultureInfo.InvariantCulture, $"{plan.Id}-{local:yyyyMMdd-HHmm}.{plan.Format}");
        var file = Path.Combine(folder, name);
        var part = file + ".part";
        try
        {
            await File.WriteAllBytesAsync(part, picture, cancellation);
            File.Move(part, file, overwrite: true);
        }
        catch
        {
            // A full disk must not be fuller after each try.
            File.Delete(part);
            throw;
        }

        // Names tell the time: they sort by it. Another schedule's pictures in the same folder are its own to keep.
        foreach (var old in Directory.EnumerateFiles(folder, plan.Id + "-*").Where(f => IsOf(plan, f)).OrderDescending(StringComparer.Ordinal).Skip(plan.Keep))
        {
            File.Delete(old);
        }

        return $"{plan.Folder}/{name}";
    }

    /// <summary>One of "report" is none of "report-evening".</summary>
    private static bool IsOf(SnapshotPlan plan, string file) => DateTime.TryParseExact(
        Path.GetFileNameWithoutExtension(file)[(plan.Id.Length + 1)..], "yyyyMMdd-HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
