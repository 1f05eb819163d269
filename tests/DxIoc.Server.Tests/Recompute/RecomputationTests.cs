using System.Globalization;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Server.Recompute;
using DxIoc.Server.Startup;
using DxIoc.Server.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Server.Tests.Recompute;

/// <summary>Minutes and hours computed anew from raw observations by the cells that compute them live.</summary>
public sealed class RecomputationTests : IAsyncLifetime
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-recompute-").FullName;
    private readonly IndicatorCatalogue _catalogue = CatalogueReader.Read(CatalogueFiles.Read(CatalogueFiles.Shipped)).Catalogue!;
    private ServiceProvider _services = null!;

    private IHistory History => _services.GetRequiredService<IHistory>();

    public Task InitializeAsync()
    {
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddHistory(new HistoryOptions { Folder = _folder }).BuildServiceProvider();
        return History.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_the_live_cells_recorded_is_what_is_computed_anew()
    {
        var observations = Enumerable.Range(0, 180).Select(i => At(i * 60, 20 + (i % 17))).ToList();
        await WriteAsync(observations);
        var live = new CellTree(_catalogue);
        foreach (var o in observations)
        {
            await History.WriteReadingsAsync(live.Play([o]), default);
        }

        var before = await AllAsync();
        await RunAsync(new RecomputeOptions(Start, Start + TimeSpan.FromHours(3), null, null));

        Assert.NotEmpty(before.Minutes);
        Assert.Equal(before.Minutes, (await AllAsync()).Minutes);
        Assert.Equal(before.Hours, (await AllAsync()).Hours);
    }

    [Fact]
    public async Task An_observation_that_came_too_late_for_the_live_cell_counts_in_its_minute_and_hour()
    {
        await WriteAsync([.. Enumerable.Range(0, 120).Select(i => At(i * 60, 20))]);
        await RunAsync(new RecomputeOptions(Start, Start + TimeSpan.FromHours(2), null, null));
        await WriteAsync([At(30, 80, "station-2")]);
        await RunAsync(new RecomputeOptions(Start, Start + TimeSpan.FromHours(2), null, "pm25"));

        var hours = (await AllAsync()).Hours;
        Assert.Equal(61, hours[0].Count);
        Assert.True(hours[0].Max > 20, $"{hours[0]}");
        Assert.Equal((60, 20.0), (hours[1].Count, hours[1].Max));
    }

    [Fact]
    public async Task Only_the_minutes_area_and_indicator_that_were_asked_for_are_recorded()
    {
        await WriteAsync([.. Enumerable.Range(0, 60).SelectMany(i => new[] { At(i * 60, 20), At(i * 60, 50, measure: "pm10") })]);

        await RunAsync(new RecomputeOptions(Start + TimeSpan.FromMinutes(10), Start + TimeSpan.FromMinutes(15), "thu-dau-mot", "pm25"));

        var minutes = await History.ReadMinutesAsync("thu-dau-mot", ["pm25", "pm10", "vn-aqi"], Start, Start + TimeSpan.FromHours(2), 1_000, default);
        Assert.Equal([10, 11, 12, 13, 14], minutes.Select(m => (int)(m.Minute - Start).TotalMinutes));
        Assert.All(minutes, m => Assert.Equal("pm25", m.Indicator));
        Assert.Empty(await History.ReadMinutesAsync("binh-duong", ["pm25"], Start, Start + TimeSpan.FromHours(2), 1_000, default));
    }

    [Fact]
    public void What_is_wrong_with_the_question_is_told_at_once()
    {
        var e = Assert.Throws<SettingsException>(() => RecomputeOptions.Read(
            new ConfigurationBuilder().AddCommandLine(["--from", "yesterday", "--area", "atlantis", "--indicator", "mood"]).Build(), _catalogue));

        Assert.Equal(
            [
                "Setting from = 'yesterday' cannot be used: write an ISO 8601 time with its offset, like 2022-04-26T08:00:00+07:00.",
                "Setting to = '' cannot be used: write an ISO 8601 time with its offset, like 2022-04-26T08:00:00+07:00.",
                "Setting area = 'atlantis' cannot be used: name an area of the catalogue, or leave it out for all.",
                "Setting indicator = 'mood' cannot be used: name an indicator of the catalogue, or leave it out for all.",
            ],
            e.Message.Split(Environment.NewLine));
    }

    private Task<long> RunAsync(RecomputeOptions options) => new Recomputation(History, _catalogue, options).RunAsync(new Progress<double>(), default);

    private Task<WriteReceipt> WriteAsync(IReadOnlyList<Observation> observations) => History.WriteAsync(new HistoryBatch(observations, []), default);

    private async Task<(IReadOnlyList<MinuteReading> Minutes, IReadOnlyList<DxIoc.Contracts.History.HistoryPoint> Hours)> AllAsync() => (
        await History.ReadMinutesAsync("thu-dau-mot", [.. _catalogue.Indicators.Where(i => i.Feed is not null).Select(i => i.Id)], Start - TimeSpan.FromDays(1), Start + TimeSpan.FromDays(1), 100_000, default),
        await History.ReadReadingsAsync(new ReadingsQuery("thu-dau-mot", "pm25", Start, Start + TimeSpan.FromDays(1), TimeSpan.FromHours(1)), default));

    private static Observation At(int second, double value, string device = "station-1", string measure = "pm25")
    {
        var time = Start + TimeSpan.FromSeconds(second);
        return new Observation(new Series("thu-dau-mot", "air", device, measure), time, value, time);
    }
}
