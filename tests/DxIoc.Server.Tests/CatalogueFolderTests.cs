using DxIoc.Server.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests;

public sealed class CatalogueFolderTests : IDisposable
{
    private const string Good = """
        areas: [ { id: binh-duong, kind: province, name: Bình Dương } ]
        sectors: [ { id: environment, name: Môi trường } ]
        feeds: [ { id: air, name: Không khí } ]
        indicators:
          - { id: pm25, name: PM2.5, sector: environment, feed: air, measure: pm25, aggregate: mean, window: 5m, stale-after: 1m }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-catalogue-").FullName;
    private readonly CatalogueState _state = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_good_change_is_taken_and_a_bad_one_leaves_the_catalogue_in_force_and_is_told()
    {
        Write(Good);
        using var folder = Open();
        var changes = 0;
        folder.Changed += (_, _) => changes++;
        await folder.StartAsync(default);

        Write(Good.Replace("stale-after: 1m", "stale-after: soon", StringComparison.Ordinal));
        await UntilAsync(() => _state.Errors.Count > 0);
        Assert.Equal(TimeSpan.FromMinutes(1), folder.Current.Find("pm25")!.StaleAfter);
        var error = Assert.Single(_state.Errors);
        Assert.Equal(("test.yaml", 5), (error.File, error.Line));
        Assert.Equal(0, changes);

        Write(Good.Replace("stale-after: 1m", "stale-after: 2m", StringComparison.Ordinal));
        await UntilAsync(() => changes == 1);
        Assert.Equal(TimeSpan.FromMinutes(2), folder.Current.Find("pm25")!.StaleAfter);
        Assert.Empty(_state.Errors);
        await folder.StopAsync(default);
    }

    [Fact]
    public void A_bad_catalogue_at_start_is_told_whole()
    {
        Write(Good.Replace("sector: environment", "sector: enviroment", StringComparison.Ordinal).Replace("window: 5m", "window: 5x", StringComparison.Ordinal));

        var e = Assert.Throws<CatalogueException>(() => Open().Dispose());

        var lines = e.Message.Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, l => Assert.StartsWith("test.yaml:5: ", l, StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("did you mean environment?", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipped_catalogue_is_good_and_large_enough()
    {
        using var folder = new CatalogueFolder(null, _state, _clock, NullLogger<CatalogueFolder>.Instance);

        Assert.Equal(10, folder.Current.Areas.All.Count);
        Assert.True(folder.Current.Indicators.Count >= 60);
        Assert.All(folder.Current.Sectors, s => Assert.Contains(folder.Current.Indicators, i => i.Sector == s.Id));
    }

    private CatalogueFolder Open() => new(_folder, _state, _clock, NullLogger<CatalogueFolder>.Instance);

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder, "test.yaml"), text);

    /// <summary>Lets the folder look, second by second, until it has seen what was written.</summary>
    private async Task UntilAsync(Func<bool> seen)
    {
        for (var i = 0; i < 1_000 && !seen(); i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        Assert.True(seen());
    }
}
