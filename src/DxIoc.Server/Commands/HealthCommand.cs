using DxIoc.Server.Snapshots;

namespace DxIoc.Server.Commands;

/// <summary>health [--url URL]: asks a running server; for containers, whose images have no other HTTP client.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--url");
        var url = line.Text("--url") ?? ServerAddress.OnThisMachine(line.Settings.Urls[0]);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(url), "health/ready"), cancellation);
            var said = await answer.Content.ReadAsStringAsync(cancellation);
            await Console.Out.WriteLineAsync($"{url}: {said}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or NotSupportedException
            || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            await Console.Error.WriteLineAsync($"{url} does not answer ({e.Message.TrimEnd('.')}): start the server, or name its address with --url.");
            return 1;
        }
    });
}
