using System.Diagnostics;
using System.Globalization;

namespace DxIoc.History.Tests.Harness;

/// <summary>A disk of a few MiB in memory that a test may fill. Only root can mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Piece = 64 << 10;
    private readonly string _ballast;

    private SmallDisk(string folder)
    {
        Folder = folder;
        _ballast = Path.Combine(folder, "ballast");
    }

    public static bool CanMount { get; } = TryMount();

    public string Folder { get; }

    public static SmallDisk Mount(int mebibytes)
    {
        var folder = Directory.CreateTempSubdirectory("dxioc-disk-").FullName;
        Assert.True(
            Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m"), "tmpfs", folder), "a small disk is mounted");
        return new SmallDisk(folder);
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(_ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = Piece; piece > 0;)
        {
            try
            {
                file.Write(new byte[piece]);
            }
            catch (IOException)
            {
                piece /= 2;
            }
        }
    }

    public void Empty() => File.Delete(_ballast);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool TryMount()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("dxioc-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder);
        if (mounted)
        {
            Run("umount", "-l", folder);
        }

        Directory.Delete(folder);
        return mounted;
    }

    private static bool Run(string program, params IReadOnlyList<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
