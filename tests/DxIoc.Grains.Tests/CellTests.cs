using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Tests;

public sealed class CellTests
{
    [Fact]
    public async Task An_observation_moves_its_district_the_province_and_what_is_derived_from_it()
    {
        await using var centre = await Centre.OpenAsync();
        await centre.District("binh-duong").GetBoard();

        await centre.ObserveAsync("di-an", "a", 40);
        await centre.ObserveAsync("thuan-an", "b", 60);

        var district = await centre.UntilAsync("di-an", "pm25", r => r.Value == 40);
        var province = await centre.UntilAsync("binh-duong", "pm25", r => r.Value == 50);
        var derived = await centre.UntilAsync("binh-duong", "doubled", r => r.Value == 100);
        Assert.Equal(new Coverage(1, 1), district.Coverage);
        Assert.Equal(new Coverage(2, 2), province.Coverage);
        Assert.Equal((ReadingStatus.Warning, Freshness.Live, 2L), (province.Status, province.Freshness, province.Samples));
        Assert.Equal(Freshness.Live, derived.Freshness);
    }

    [Fact]
    public async Task A_device_that_falls_silent_turns_its_district_stale_and_leaves_the_province_with_one_part_less()
    {
        await using var centre = await Centre.OpenAsync();
        await centre.ObserveAsync("di-an", "a", 90);
        await centre.UntilAsync("di-an", "pm25", r => r.Value == 90);
        await centre.UntilAsync("binh-duong", "pm25", r => r.Value == 90);

        centre.Clock.Advance(TimeSpan.FromSeconds(25));
        await centre.ObserveAsync("thuan-an", "b", 10);
        var silent = await centre.UntilAsync("di-an", "pm25", r => r.Freshness == Freshness.Stale);
        var province = await centre.UntilAsync("binh-duong", "pm25", r => r.Coverage.Fresh == 1);

        Assert.Equal((90.0, ReadingStatus.Critical, true), (silent.Value, silent.Status, silent.InputLost));
        Assert.Equal((new Coverage(1, 2), Freshness.Live), (province.Coverage, province.Freshness));
    }

    [Fact]
    public async Task A_cell_that_was_rebuilt_from_history_reads_as_if_it_never_stopped()
    {
        await using var centre = await Centre.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await centre.ObserveAsync("di-an", i % 2 == 0 ? "a" : "b", 30 + i);
            centre.Clock.Advance(TimeSpan.FromSeconds(7));
        }

        var before = await centre.Cell("di-an", "pm25").GetReading();
        var count = await centre.Cell("di-an", "count").GetReading();
        await centre.Cell("di-an", "pm25").Rebuild();
        await centre.Cell("di-an", "count").Rebuild();

        Assert.Equal(before, await centre.Cell("di-an", "pm25").GetReading());
        Assert.Equal(count, await centre.Cell("di-an", "count").GetReading());
        Assert.Equal(5, count!.Value);
    }

    [Fact]
    public async Task What_a_rebuild_already_read_does_not_count_again_when_it_is_delivered()
    {
        await using var centre = await Centre.OpenAsync();
        // The first delivery activates the cell, which finds the observation in history already.
        await centre.ObserveAsync("di-an", "a", 1);

        Assert.Equal(1, (await centre.Cell("di-an", "count").GetReading())!.Value);
    }

    [Fact]
    public async Task What_arrives_later_than_allowed_stays_in_history_only()
    {
        await using var centre = await Centre.OpenAsync();
        await centre.ObserveAsync("di-an", "a", 1);
        await centre.ObserveAsync("di-an", "b", 2, centre.Now - TimeSpan.FromMinutes(9));
        await centre.ObserveAsync("di-an", "c", 3, centre.Now - TimeSpan.FromMinutes(11));

        Assert.Equal(2, (await centre.Cell("di-an", "count").GetReading())!.Value);
    }
}
