using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace DxIoc.History.Tests.Harness;

/// <summary>A real server of a test: started, frozen, killed; its last words are kept for when it does not come up.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private const int Stop = 19;
    private const int Continue = 18;
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    public ServerProcess(string program, params IReadOnlyList<string> args)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Waits until an address answers with success.</summary>
    public async Task AnswersAsync(string address)
    {
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.False(_process.HasExited, $"{_process.StartInfo.FileName} ended: {Said}");
                try
                {
                    using var answer = await http.GetAsync(new Uri(address));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            $"{address} answers");
    }

    public void Freeze() => Assert.Equal(0, Kill(_process.Id, Stop));

    public void Thaw() => Assert.Equal(0, Kill(_process.Id, Continue));

    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            if (line is not null && _said.Length < 100_000)
            {
                _said.AppendLine(CultureInfo.InvariantCulture, $"{line}");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
