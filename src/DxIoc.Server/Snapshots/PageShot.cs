using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DxIoc.Server.Snapshots;

/// <summary>Takes the picture of one page with a browser that lives for it alone.</summary>
internal sealed class PageShot(SnapshotOptions options, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>A PDF's charts are sharper than a screen's.</summary>
    private const int PaperSharpness = 2;

    /// <summary>The page says itself when all of it is there; then its fonts, its pictures, and two frames.</summary>
    private const string Drawn = """
        (async () => {
            const page = document.querySelector('[data-drawn]');
            if (!page || (page.dataset.drawn === 'now') === PAST || ![...document.images].every(i => i.complete)) { return false; }
            await document.fonts.ready;
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            return true;
        })()
        """;

    /// <summary>Where the server can be reached on this machine.</summary>
    /// <exception cref="SnapshotException">The browser failed, or there is none.</exception>
    public async Task<byte[]> TakeAsync(SnapshotWish wish, Uri server, CancellationToken cancellation)
    {
        var program = BrowserFinder.Find(options.Browser, Environment.GetEnvironmentVariable("PATH"));
        // Chromium refuses to run as root with its sandbox.
        var sandbox = !options.NoSandbox && (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess);
        try
        {
            await using var browser = await HeadlessBrowser.StartAsync(program, sandbox, time, cancellation);
            return await TakeAsync(browser.Tools, wish, server, cancellation);
        }
        catch (Exception e) when (e is WebSocketException or JsonException or KeyNotFoundException or IOException)
        {
            throw new SnapshotException($"The browser ended while it took the picture ({e.Message.TrimEnd('.')}): look at the machine's memory, and try again.", e);
        }
    }

    private async Task<byte[]> TakeAsync(DevTools tools, SnapshotWish wish, Uri server, CancellationToken cancellation)
    {
        var target = await tools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, cancellation);
        var attached = await tools.SendAsync(
            "Target.attachToTarget", new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellation);
        tools.Session = attached.GetProperty("sessionId").GetString();
        var (width, height) = wish.Screen;
        await tools.SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = wish.Format == SnapshotFormat.Pdf ? PaperSharpness : 1, ["mobile"] = false },
            cancellation);
        // On paper it looks as on the screen.
        await tools.SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["media"] = "screen" }, cancellation);
        if (server.Scheme == Uri.UriSchemeHttps)
        {
            // The certificate is for the name that people use; this is the machine itself.
            await tools.SendAsync("Security.setIgnoreCertificateErrors", new JsonObject { ["ignore"] = true }, cancellation);
        }

        var opened = await tools.SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(server, wish.Query).AbsoluteUri }, cancellation);
        if (opened.TryGetProperty("errorText", out var error) && error.GetString() is { Length: > 0 } text)
        {
            throw new SnapshotException($"The browser cannot open this server at {server} ({text}): name an address that it can with Snapshots:Address.");
        }

        await DrawnAsync(tools, wish, cancellation);
        var answer = wish.Format == SnapshotFormat.Pdf
            ? await tools.SendAsync("Page.printToPDF", Paper(wish), cancellation)
            : await tools.SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png" }, cancellation);
        return answer.GetProperty("data").GetBytesFromBase64();
    }

    private async Task DrawnAsync(DevTools tools, SnapshotWish wish, CancellationToken cancellation)
    {
        var expression = Drawn.Replace("PAST", wish.At is null ? "false" : "true", StringComparison.Ordinal);
        while (true)
        {
            var looked = await tools.SendAsync(
                "Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellation);
            if (looked.GetProperty("result") is { } result && result.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.True)
            {
                return;
            }

            await Task.Delay(Look, time, cancellation);
        }
    }

    private static JsonObject Paper(SnapshotWish wish) => new()
    {
        ["landscape"] = false,
        ["printBackground"] = true,
        ["paperWidth"] = wish.PaperSize.Width,
        ["paperHeight"] = wish.PaperSize.Height,
        ["scale"] = wish.Scale,
        ["marginTop"] = 0,
        ["marginBottom"] = 0,
        ["marginLeft"] = 0,
        ["marginRight"] = 0,
        ["pageRanges"] = "1",
        ["generateTaggedPDF"] = true,
    };
}
