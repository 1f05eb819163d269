using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace DxIoc.Tests.Processes;

/// <summary>A started program: what it says is kept, and it is gone when this is disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int Kilobyte = 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Lock _gate = new();

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => Read(_output);

    public string Error => Read(_error);

    /// <summary>All it said.</summary>
    public string Said => $"{Output}\n{Error}";

    /// <summary>Memory that the process holds, of all its pages.</summary>
    public long ResidentBytes => Status("VmRSS") * Kilobyte;

    public static ChildProcess Start(string file, params IEnumerable<string> args) => StartWith(new Dictionary<string, string>(), file, args);

    /// <summary>Starts it with an environment besides this process's own.</summary>
    public static ChildProcess StartWith(IReadOnlyDictionary<string, string> environment, string file, params IEnumerable<string> args)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(file, args)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
                WorkingDirectory = Path.GetTempPath(),
            },
        };
        // Where a comma is the decimal mark: what crosses a wire must not notice.
        process.StartInfo.Environment["LANG"] = process.StartInfo.Environment["LC_ALL"] = "vi_VN.UTF-8";
        foreach (var (name, value) in environment)
        {
            process.StartInfo.Environment[name] = value;
        }

        var child = new ChildProcess(process);
        process.OutputDataReceived += (_, line) => child.Keep(child._output, line.Data);
        process.ErrorDataReceived += (_, line) => child.Keep(child._error, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Starts a built .NET program.</summary>
    public static ChildProcess StartBuilt(string program, params IEnumerable<string> args) =>
        Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. args]);

    public void Signal(Signal signal)
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, (int)signal);
        }
    }

    /// <summary>
    /// Back when it does what is awaited of it. Throws at once, with what it said, when it has ended: nothing that comes later could be its.
    /// </summary>
    public async Task DoesAsync(string awaited, Func<Task<bool>> does, TimeSpan within)
    {
        for (var start = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Look, TimeProvider.System))
        {
            var done = await TryAsync(does);
            if (_process.HasExited)
            {
                throw new EndedException($"{_process.StartInfo.FileName} ended with {await ExitAsync()} before {awaited}. It said: {Said}");
            }

            if (done)
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(start) > within)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds:0.#} s: {awaited}. {_process.StartInfo.FileName} said: {Said}");
            }
        }
    }

    /// <summary>Back when it accepts connections at a port of this machine.</summary>
    public Task ListensAsync(int port, TimeSpan within) => DoesAsync(
        string.Create(CultureInfo.InvariantCulture, $"port {port} accepts connections"),
        async () =>
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync("127.0.0.1", port);
            return true;
        },
        within);

    /// <summary>The exit code, once the process has ended and all it said was read.</summary>
    public async Task<int> ExitAsync(TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? EndLimit, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end. It said: {Said}");
        }

        return _process.ExitCode;
    }

    /// <summary>kill -9, its children too; back when it has ended.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> does)
    {
        try
        {
            return await does();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
            return false;
        }
    }

    private long Status(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(field + ":", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private void Keep(StringBuilder text, string? line)
    {
        lock (_gate)
        {
            text.AppendLine(line);
        }
    }

    private string Read(StringBuilder text)
    {
        lock (_gate)
        {
            return text.ToString();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
