using System.Globalization;
using System.Text.Json;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Lighthouse (desktop) on what is delivered, each page looked at once before, as by somebody who comes back to it.</summary>
[Collection(PublishedCollection.Name)]
public sealed class LighthouseTests(Published published, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TempFolder _profile = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess _chromium = null!;

    public async Task InitializeAsync()
    {
        _chromium = ChildProcess.Start(
            "/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--remote-debugging-port={_port.ToString(CultureInfo.InvariantCulture)}", $"--user-data-dir={_profile.Path}", "about:blank");
        await _chromium.DoesAsync(
            "Chromium is there", () => Task.FromResult(_chromium.Error.Contains("DevTools listening", StringComparison.Ordinal)), TimeSpan.FromSeconds(30));
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _profile.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/areas/thu-dau-mot")]
    [InlineData("/indicators/binh-duong/pm25")]
    [InlineData("/feeds")]
    [InlineData("/tablet/thu-dau-mot")]
    public async Task Pages_are_accessible_and_well_made(string page)
    {
        var scores = await LookAsync(page, "accessibility,best-practices");

        Assert.InRange(scores["accessibility"], 0.95, 1);
        Assert.InRange(scores["best-practices"], 0.95, 1);
    }

    [Fact]
    public async Task The_tablet_page_is_quick_when_it_is_opened_again()
    {
        await LookAsync("/tablet", "performance");
        var scores = await LookAsync("/tablet", "performance,accessibility,best-practices");

        Assert.InRange(scores["performance"], 0.9, 1);
        Assert.InRange(scores["accessibility"], 0.95, 1);
        Assert.InRange(scores["best-practices"], 0.95, 1);
    }

    /// <summary>Scores from 0 to 1 by category; what keeps one from 1 goes to the output.</summary>
    private async Task<Dictionary<string, double>> LookAsync(string page, string categories)
    {
        var report = Path.Combine(_profile.Path, "report.json");
        await using var lighthouse = ChildProcess.Start(
            "node", Built.BrowserModule("lighthouse", "cli", "index.js"), new Uri(published.Demo.Web, page).ToString(),
            $"--port={_port.ToString(CultureInfo.InvariantCulture)}", "--preset=desktop", "--disable-storage-reset", $"--only-categories={categories}",
            "--output=json", $"--output-path={report}", "--quiet");
        Assert.True(await lighthouse.ExitAsync(TimeSpan.FromMinutes(2)) == 0, lighthouse.Output + lighthouse.Error);
        using var read = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        var audits = read.RootElement.GetProperty("audits");
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var category in read.RootElement.GetProperty("categories").EnumerateObject())
        {
            scores[category.Name] = category.Value.GetProperty("score").GetDouble();
            output.WriteLine($"{page}: {category.Name} {scores[category.Name]:0.00}");
            foreach (var audit in category.Value.GetProperty("auditRefs").EnumerateArray().Select(r => audits.GetProperty(r.GetProperty("id").GetString()!)))
            {
                if (audit.GetProperty("score") is { ValueKind: JsonValueKind.Number } score && score.GetDouble() < 1)
                {
                    output.WriteLine($"    {audit.GetProperty("id").GetString()}: {score.GetDouble():0.00} {(audit.TryGetProperty("displayValue", out var value) ? value.GetString() : "")}");
                }
            }
        }

        return scores;
    }
}
