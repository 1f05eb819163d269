using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>A wall lives longer than a catalogue: a change reaches it without a visit, and a bad one is said.</summary>
public sealed class CatalogueChangeTests
{
    [Fact]
    public async Task A_changed_name_reaches_an_open_wall_and_a_bad_change_is_said_on_the_feeds_page()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.CopyCatalogue(), "indicators", "environment.yaml");
        var good = await File.ReadAllTextAsync(file);
        await using var server = await ServerProcess.StartAsync($"--Catalogue:Path={folder.Path}/catalogue");
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, "areas/thu-dau-mot"));
        await wall.LiveAsync();
        await wall.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await File.WriteAllTextAsync(file, good.Replace("Bụi mịn PM2,5", "Bụi siêu mịn", StringComparison.Ordinal));
        await Eventually.Becomes(
            "the new name on the tile", () => wall.Tile("thu-dau-mot", "pm25").InnerTextAsync(), t => t.Contains("Bụi siêu mịn", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.True(await wall.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));

        await File.WriteAllTextAsync(file, good.Replace("aggregate: mean", "aggregate: meann", StringComparison.Ordinal));
        await wall.GoAsync(new Uri(server.Web, "feeds"));
        await Eventually.Becomes(
            "the mistake on the feeds page",
            () => wall.Page.EvaluateAsync<string?>("() => document.querySelector('[data-testid=catalogue-errors]')?.textContent"),
            t => t?.Contains("there is no aggregate 'meann'", StringComparison.Ordinal) == true,
            TimeSpan.FromSeconds(20));
        Assert.Empty(wall.Errors);
    }
}
