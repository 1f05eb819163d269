using System.Text;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;

namespace DxIoc.EndToEnd.Tests;

/// <summary>A reported figure's whole way in a browser: a file with a mistake, a good one, another person, the tile, a correction, a restart.</summary>
public sealed class ReportedFiguresTests : IAsyncLifetime
{
    private const string Lan = "key-of-lan-0123456789";
    private const string Minh = "key-of-minh-0123456789";
    private const string Header = "Khu vực;Chỉ số;Kỳ;Giá trị\n";

    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(
        $"--Figures:People:lan:Key={Lan}", "--Figures:People:lan:Name=Nguyễn Thị Lan", "--Figures:People:lan:Roles=submit",
        $"--Figures:People:minh:Key={Minh}", "--Figures:People:minh:Name=Trần Văn Minh", "--Figures:People:minh:Roles=approve");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_file_is_mended_handed_in_approved_by_another_published_shown_corrected_and_there_after_a_kill()
    {
        await using var lan = await WallBrowser.OpenAsync(new Uri(_server.Web, "/figures"));
        await EnterAsync(lan, Lan);
        await ChooseAsync(lan, Header + "Bình Dương;Hóa đơn điện tử;2021-Q4;chín mươi\n");
        await Eventually.Becomes("the mistake beside its cell", () => lan.Page.InnerTextAsync("[data-testid=figure-upload]"), t => t.Contains("không phải là số", StringComparison.Ordinal));
        Assert.Equal(0, await lan.Page.Locator("[data-testid=figure-submit]").CountAsync());

        await ChooseAsync(lan, Header + "Bình Dương;Hóa đơn điện tử;2021-Q4;98,5\n");
        await SubmitAsync(lan, "Báo cáo quý IV/2021", "");
        Assert.Equal(0, await lan.Page.Locator("[data-testid=approve]").CountAsync());

        await using var minh = await WallBrowser.OpenAsync(new Uri(_server.Web, "/figures"));
        await EnterAsync(minh, Minh);
        Assert.Equal(0, await minh.Page.Locator("[data-testid=figure-upload]").CountAsync());
        await using var wall = await WallBrowser.OpenAsync(new Uri(_server.Web, "/areas/binh-duong"));
        await wall.LiveAsync();
        await PublishAsync(minh, 1);
        await Eventually.Becomes("the figure on the wall", () => wall.TileAsync("binh-duong", "e-invoices", "value"), v => v == "98.5");
        Assert.Equal("reported", await wall.TileAsync("binh-duong", "e-invoices", "kind"));
        Assert.Contains("Báo cáo", await wall.Tile("binh-duong", "e-invoices").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Q4/2021 · Báo cáo quý IV/2021", await wall.Tile("binh-duong", "e-invoices").GetAttributeAsync("title"), StringComparison.Ordinal);

        await ChooseAsync(lan, Header + "Bình Dương;Hóa đơn điện tử;Quý IV/2021;97,5\n");
        await SubmitAsync(lan, "Công văn đính chính", "Tính trùng một quý");
        await PublishAsync(minh, 2);
        await Eventually.Becomes("the correction on the wall", () => wall.TileAsync("binh-duong", "e-invoices", "value"), v => v == "97.5");

        await wall.GoAsync(new Uri(_server.Web, "/indicators/binh-duong/e-invoices"));
        await wall.LiveAsync();
        await wall.Page.ClickAsync("[data-testid=why-open]");
        var why = await Eventually.Becomes("both versions", () => wall.Page.Locator("[data-testid=why]").InnerTextAsync(), t => t.Contains("Tính trùng một quý", StringComparison.Ordinal));
        Assert.Contains("98,5", why, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Lan", why, StringComparison.Ordinal);
        Assert.Contains("Trần Văn Minh", why, StringComparison.Ordinal);
        Assert.Contains("Đã được đính chính", why, StringComparison.Ordinal);
        Assert.Empty(lan.Errors.Concat(minh.Errors).Concat(wall.Errors));

        await _server.KillAsync();
        await _server.StartAsync();
        var kept = await Eventually.Becomes("the figure after a restart", () => _server.ReadingAsync("binh-duong", "e-invoices"), r => r.Value is not null);
        Assert.Equal((97.5, "2021-Q4", "Công văn đính chính"), (kept.Value!.Value, kept.Period, kept.Document));
    }

    private static async Task EnterAsync(WallBrowser browser, string key)
    {
        await browser.LiveAsync();
        await browser.Page.FillAsync("[data-testid=figure-key]", key);
        await browser.Page.ClickAsync("[data-testid=figure-enter]");
        await browser.Page.WaitForSelectorAsync("[data-testid=figure-seat]");
    }

    private static Task ChooseAsync(WallBrowser browser, string csv) => browser.Page.SetInputFilesAsync(
        "[data-testid=figure-file]", new FilePayload { Name = "q4.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });

    private static async Task SubmitAsync(WallBrowser browser, string document, string note)
    {
        await browser.Page.WaitForSelectorAsync("[data-testid=figure-document]");
        await browser.Page.FillAsync("[data-testid=figure-document]", document);
        await browser.Page.FillAsync("[data-testid=figure-note]", note);
        await browser.Page.ClickAsync("[data-testid=figure-submit]:not([disabled])");
        await Eventually.Becomes("it is handed in", () => browser.Page.InnerTextAsync("[data-testid=figure-upload]"), t => t.Contains("Đã nộp", StringComparison.Ordinal));
    }

    private static async Task PublishAsync(WallBrowser browser, int id)
    {
        var submission = $"[data-testid=submission][data-id='{id}']";
        await browser.Page.ClickAsync($"{submission} [data-testid=approve]");
        await browser.Page.ClickAsync($"{submission} [data-testid=publish]");
        await browser.Page.WaitForSelectorAsync($"{submission}[data-state=published]");
    }
}
