namespace DxIoc.Server.Commands;

/// <summary>health [--url URL]: asks a running server; for containers, whose images have no other HTTP client.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--url");
        var url = line.Text("--url") ?? Local(line.Settings.Urls[0]);
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

    /// <summary>A listener on every address is asked on this machine's own.</summary>
    private static string Local(string url)
    {
        foreach (var any in (string[])["://*", "://+", "://0.0.0.0", "://[::]"])
        {
            url = url.Replace(any, "://localhost", StringComparison.Ordinal);
        }

        return url;
    }
}
