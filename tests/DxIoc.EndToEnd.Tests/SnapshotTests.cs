using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using DxIoc.EndToEnd.Tests.Harness;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Screens as pictures by the built server and a real browser: what is on them is true, and nothing is left behind.</summary>
public sealed class SnapshotTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Profile = "--user-data-dir=";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--Snapshots:DeadlineSeconds=120");
        _server.Http.Timeout = TimeSpan.FromMinutes(5);
        await using var publisher = await Publisher.ConnectAsync(_server.Mqtt);
        await publisher.SendAsync("ioc/thu-dau-mot/traffic/road-1", "{\"speed\": 37}");
        await Eventually.Becomes("the speed is on the board", () => _server.ReadingAsync("binh-duong", "mean-speed"), r => r.Value == 37, Patience);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_png_has_the_size_that_was_asked_for_and_is_not_blank()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        foreach (var (path, width, height) in ((string, int, int)[])[("overview.png", 1920, 1080), ("overview.png?width=1180&height=820", 1180, 820), ("areas/thu-dau-mot.png?width=2560&height=1440", 2560, 1440)])
        {
            var png = await TakeAsync(path, "image/png");

            Assert.Equal((width, height), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
            var colours = await ColoursAsync(wall, png);
            output.WriteLine($"{path}: {png.Length:N0} bytes, {colours} colours");
            Assert.InRange(colours, 100, 1_000_000);
        }
    }

    [Fact]
    public async Task A_pdf_is_one_page_of_the_paper_with_true_figures_and_names_as_text()
    {
        var (text, page) = Read(await TakeAsync("overview.pdf", "application/pdf"));

        AssertPaper(842, 595, page);
        foreach (var word in (string[])["Tổng quan toàn tỉnh", "Trung tâm Giám sát, điều hành thông minh", "Bình Dương", "Ảnh chụp màn hình", "Tốc độ trung bình"])
        {
            Assert.Contains(word, text, StringComparison.Ordinal);
        }

        Assert.Matches(@"Tốc độ trung bình[\s\S]{0,40}37", text);
        Assert.Matches(@"số liệu lúc\s+\d\d:\d\d:\d\d", text);

        var (english, large) = Read(await TakeAsync("overview.pdf?paper=a3&lang=en", "application/pdf"));
        AssertPaper(1191, 842, large);
        Assert.Contains("Screen snapshot", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_of_the_past_is_shown_as_it_stood()
    {
        var before = TimeProvider.System.GetUtcNow().AddHours(-1);

        var (text, _) = Read(await TakeAsync(string.Create(CultureInfo.InvariantCulture, $"overview.pdf?at={before:yyyy-MM-ddTHH:mm:ssZ}"), "application/pdf"));

        Assert.Contains(before.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm:ss", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.Contains("xem lại lúc", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Tốc độ trung bình[\s\S]{0,40}37", text);
    }

    [Fact]
    public async Task The_command_writes_the_picture_of_a_running_server_and_says_what_hinders_it()
    {
        var file = Path.Combine(_folder.Path, "overview.png");
        await using var taken = ChildProcess.StartBuilt(Built.Server, "snapshot", "overview", "--size", "1280x720", "--out", file, "--url", _server.Web.ToString());
        Assert.Equal(0, await taken.ExitAsync(Patience));
        await using var refused = ChildProcess.StartBuilt(Built.Server, "snapshot", "nowhere", "--out", file, "--url", _server.Web.ToString());
        Assert.Equal(1, await refused.ExitAsync(Patience));

        Assert.Equal(1280, BinaryPrimitives.ReadInt32BigEndian((await File.ReadAllBytesAsync(file)).AsSpan(16)));
        Assert.Equal("There is no such scene; the scenes are listed at /api/v1/scenes.", refused.Error.Trim());
    }

    [Fact]
    public async Task The_button_on_a_scenes_page_saves_a_picture_and_a_wall_has_none()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri(_server.Web, "/scene/overview"));
        await wall.LiveAsync();

        await wall.Page.ClickAsync("[data-testid=snapshot-menu]");
        var download = await wall.Page.RunAndWaitForDownloadAsync(() => wall.Page.ClickAsync("[data-testid=snapshot-png]"), new() { Timeout = 120_000 });
        var file = Path.Combine(_folder.Path, "saved.png");
        await download.SaveAsAsync(file);
        await wall.GoAsync(new Uri(_server.Web, "/scene/overview?kiosk"));
        await wall.LiveAsync();

        Assert.Matches(@"^overview-\d{8}-\d{6}Z\.png$", download.SuggestedFilename);
        Assert.Equal(1920, BinaryPrimitives.ReadInt32BigEndian((await File.ReadAllBytesAsync(file)).AsSpan(16)));
        Assert.Equal(0, await wall.Page.Locator("[data-testid=snapshot-png]").CountAsync());
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_of_a_picture_leaves_no_browser_and_no_profile()
    {
        var asked = _server.Http.GetAsync(new Uri("/api/v1/snapshots/overview.png", UriKind.Relative));
        var profile = await Eventually.Becomes("a browser of the server", () => Task.FromResult(ProfileOf(_server.Process.Id)), p => p is not null, Patience);

        Assert.Equal(0, await _server.StopAsync());

        await asked.ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.DoesNotContain(Processes(), p => p.Line.Contains(profile!, StringComparison.Ordinal));
        Assert.False(Directory.Exists(profile));
    }

    /// <summary>A browser's page may be a point larger than the paper's 297 x 210 or 420 x 297 mm.</summary>
    private static void AssertPaper(double width, double height, Page page)
    {
        Assert.InRange(page.Width - width, -1, 1.5);
        Assert.InRange(page.Height - height, -1, 1.5);
    }

    private static (string Text, Page Page) Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var page = Assert.Single(document.GetPages());
        return (ContentOrderTextExtractor.GetText(page).Normalize(NormalizationForm.FormC), page);
    }

    private async Task<byte[]> TakeAsync(string path, string type)
    {
        using var answer = await _server.Http.GetAsync(new Uri("/api/v1/snapshots/" + path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {(answer.StatusCode == HttpStatusCode.OK ? "" : await answer.Content.ReadAsStringAsync())}");
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>As a browser sees the picture.</summary>
    private static Task<int> ColoursAsync(WallBrowser wall, byte[] png) => wall.Page.EvaluateAsync<int>(
        """
        async png => {
            const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), c => c.charCodeAt(0))]));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d');
            context.drawImage(bitmap, 0, 0);
            return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
        }
        """,
        Convert.ToBase64String(png));

    /// <summary>The profile of a browser that the process has started; null while there is none.</summary>
    private static string? ProfileOf(int parent) => Processes().Where(p => p.Parent == parent)
        .SelectMany(p => p.Line.Split('\0')).FirstOrDefault(w => w.StartsWith(Profile, StringComparison.Ordinal))?[Profile.Length..];

    private static IEnumerable<(int Parent, string Line)> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            string line, stat;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline"));
                stat = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                // It has just ended.
                continue;
            }

            yield return (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture), line);
        }
    }
}
