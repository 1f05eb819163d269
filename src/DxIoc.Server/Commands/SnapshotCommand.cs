using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Server.Snapshots;
using DxIoc.Server.Startup;

namespace DxIoc.Server.Commands;

/// <summary>snapshot SCENE --out FILE [--size 1920x1080] [--at TIME] [--paper a4|a3] [--lang vi|en] [--url URL]: asks a running server.</summary>
internal static class SnapshotCommand
{
    /// <summary>The server's own deadline may be raised to five minutes, and others may wait before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        if (args is not ["snapshot", var scene, .. var rest] || scene.StartsWith('-'))
        {
            throw new SettingsException("snapshot has one form: snapshot SCENE --out FILE; see help.");
        }

        var line = new CommandLine(["snapshot", .. rest], "--out", "--size", "--at", "--paper", "--lang", "--url");
        var (file, url) = (line.Required("--out"), line.Text("--url") ?? ServerAddress.OnThisMachine(line.Settings.Urls[0]));
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(url), PathOf(scene, file, line)), cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                await Console.Error.WriteLineAsync(await ReasonAsync(answer, cancellation));
                return 1;
            }

            var picture = await answer.Content.ReadAsByteArrayAsync(cancellation);
            await File.WriteAllBytesAsync(file, picture, cancellation);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{scene}: {picture.Length:N0} bytes to {file}"));
            return 0;
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or NotSupportedException
            || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            await Console.Error.WriteLineAsync($"{url} does not answer ({e.Message.TrimEnd('.')}): start the server, or name its address with --url.");
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be written ({e.Message.TrimEnd('.')}): name another file with --out.", e);
        }
    });

    /// <summary>"areas/thu-dau-mot" is an area's page; every other word a scene.</summary>
    private static string PathOf(string scene, string file, CommandLine line)
    {
        var format = Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        if (format is not ("png" or "pdf"))
        {
            throw new SettingsException($"{file} says no format: name a file that ends with .png or .pdf.");
        }

        var query = new List<string>();
        if (line.Text("--size") is { } size)
        {
            query.AddRange(size.Split('x') is [var width, var height]
                ? [$"width={Uri.EscapeDataString(width)}", $"height={Uri.EscapeDataString(height)}"]
                : throw new SettingsException($"--size cannot be '{size}': write it like 1920x1080."));
        }

        query.AddRange(((string[])["at", "paper", "lang"]).Where(k => line.Text("--" + k) is not null).Select(k => $"{k}={Uri.EscapeDataString(line.Text("--" + k)!)}"));
        var path = string.Join('/', scene.Split('/').Select(Uri.EscapeDataString));
        return $"api/v1/snapshots/{path}.{format}?{string.Join('&', query)}";
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return problem.GetProperty("detail").GetString() ?? answer.ReasonPhrase ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The server answered {(int)answer.StatusCode}: is {answer.RequestMessage?.RequestUri} DxIoc?");
        }
    }
}
