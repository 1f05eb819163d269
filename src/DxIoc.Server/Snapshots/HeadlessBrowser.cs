using System.Diagnostics;

namespace DxIoc.Server.Snapshots;

/// <summary>A browser of its own for one picture, with a profile that nobody else has. Both are gone when this is disposed.</summary>
internal sealed class HeadlessBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _profile;
    private readonly TimeProvider _time;

    private HeadlessBrowser(Process process, string profile, TimeProvider time) => (_process, _profile, _time) = (process, profile, time);

    public DevTools Tools { get; } = new();

    /// <exception cref="SnapshotException">It cannot be started, or ended at its start.</exception>
    public static async Task<HeadlessBrowser> StartAsync(string program, bool sandbox, TimeProvider time, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory(AbandonedBrowsers.PrefixOf(Environment.ProcessId)).FullName;
        var browser = new HeadlessBrowser(Start(program, profile, sandbox), profile, time);
        try
        {
            await browser.Tools.ConnectAsync(await browser.AddressAsync(cancellation), cancellation);
            return browser;
        }
        catch (Exception)
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Tools.Dispose();
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Farewell, _time);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended already, or the system will not let it go: nothing more can be done here.
        }

        _process.Dispose();
        await RemoveProfileAsync();
    }

    private static Process Start(string program, string profile, bool sandbox)
    {
        string[] args =
        [
            "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-first-run", "--no-default-browser-check",
            "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb", .. sandbox ? [] : new[] { "--no-sandbox" }, "about:blank",
        ];
        try
        {
            // What it says of itself is of no use to anybody, and a pipe that nobody reads would stop it.
            return Process.Start(new ProcessStartInfo(program, args)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) is { } process
                ? Drained(process)
                : throw new SnapshotException($"{program} cannot be started: name a browser with Snapshots:Browser.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Directory.Delete(profile, recursive: true);
            throw new SnapshotException(SnapshotFailure.NoBrowser, $"{program} cannot be started ({e.Message.TrimEnd('.')}): name a browser with Snapshots:Browser.", e);
        }
    }

    private static Process Drained(Process process)
    {
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The browser writes into its profile where it listens.</summary>
    private async Task<Uri> AddressAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(_profile, "DevToolsActivePort");
        while (true)
        {
            if (await ReadAsync(file, cancellation) is [var port, var path, ..] && path.Length > 0)
            {
                return new Uri($"ws://127.0.0.1:{port}{path}");
            }

            if (_process.HasExited)
            {
                throw new SnapshotException("The browser ended at its start: start it by hand to see why; in a container it may need Snapshots:NoSandbox=true.");
            }

            await Task.Delay(Look, _time, cancellation);
        }
    }

    private static async Task<string[]> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllLinesAsync(file, cancellation);
        }
        catch (IOException)
        {
            // It is not there yet.
            return [];
        }
    }

    /// <summary>Its children may write a last word into the profile while it is removed.</summary>
    private async Task RemoveProfileAsync()
    {
        for (var tries = 0; tries < 40 && Directory.Exists(_profile); tries++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(Look, _time);
            }
        }
    }
}
