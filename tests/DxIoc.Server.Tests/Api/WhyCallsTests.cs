using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Lineage;

namespace DxIoc.Server.Tests.Api;

/// <summary>Why a number is what it is, asked of a running server about a past that tests wrote.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class WhyCallsTests(ApiServer server)
{
    [Fact]
    public async Task A_figure_is_explained_by_its_rule_its_window_and_every_device_with_its_last_message()
    {
        // PM2.5: the mean of each device's latest within 10 minutes, stale after 3, at most 10 late.
        var start = Past.Start - TimeSpan.FromDays(40);
        await server.History.ObserveAsync(
            Past.Observation(start, 7, "gone"),
            Past.Observation(start + TimeSpan.FromMinutes(20), 30, "station-1"),
            Past.Observation(start + TimeSpan.FromMinutes(21), 40, "station-1", lateSeconds: 2),
            Past.Observation(start + TimeSpan.FromMinutes(17), 20, "quiet"),
            Past.Observation(start + TimeSpan.FromMinutes(20), 999, "slow", lateSeconds: 660));
        var at = start + TimeSpan.FromMinutes(32);

        // By then "slow" has come too, too late to count.
        var why = await server.GetAsync<Why>($"why/thu-dau-mot/pm25?at={at.Iso()}");

        Assert.Equal((30.0, Freshness.Stale), (why.Reading.Value!.Value, why.Reading.Freshness));
        Assert.Equal("latest per device, mean(pm25), 10m", why.Computation);
        Assert.StartsWith("Trung bình pm25", why.Explanation.Vi, StringComparison.Ordinal);
        Assert.Equal((start + TimeSpan.FromMinutes(11) + TimeSpan.FromSeconds(10)).ToDateTimeOffset(), why.Window!.From);
        Assert.Equal((start + TimeSpan.FromMinutes(21) + TimeSpan.FromSeconds(10)).ToDateTimeOffset(), why.Window.To);
        Assert.Equal(
            [("gone", DeviceState.OutOfWindow, 7.0), ("slow", DeviceState.Late, 999.0), ("quiet", DeviceState.Stale, 20.0), ("station-1", DeviceState.Stale, 40.0)],
            why.Devices.Select(d => (d.Device, d.State, d.Value)));
        var station = why.Devices[^1];
        Assert.Equal(("ioc/thu-dau-mot/air/station-1", "pm25", 2L, 0L), (station.Topic, station.Measure, station.Counted, station.Late));
        Assert.Equal((start + TimeSpan.FromMinutes(21)).ToDateTimeOffset(), station.T);
        Assert.Equal(station.T.AddSeconds(2), station.Arrived);
        Assert.Equal((0L, 1L), (why.Devices[1].Counted, why.Devices[1].Late));
        Assert.Equal("came 11 min late, 10 min are allowed: not in this figure", why.Devices[1].Reason.En);
        Assert.False(why.More);
    }

    [Fact]
    public async Task An_instrument_that_is_calibrated_or_at_fault_is_told_and_what_it_shows_is_in_no_figure()
    {
        var start = Past.Start - TimeSpan.FromDays(43);
        await server.History.ObserveAsync(
            Past.Observation(start, 30, "good", measure: "pm10"),
            Past.Observation(start, 40, "calibrated", measure: "pm10"),
            Past.Observation(start + TimeSpan.FromSeconds(30), 999, "calibrated", measure: "pm10.calibrating"),
            Past.Observation(start + TimeSpan.FromSeconds(10), 0, "broken", measure: "pm10.fault"),
            Past.Observation(start - TimeSpan.FromSeconds(60), 0, "repaired", measure: "pm10.fault"),
            Past.Observation(start, 50, "repaired", measure: "pm10"));

        var why = await server.GetAsync<Why>($"why/thu-dau-mot/pm10?at={(start + TimeSpan.FromMinutes(1)).Iso()}");

        Assert.Equal((40.0, 3L), (why.Reading.Value!.Value, why.Reading.Samples));
        Assert.Equal(
            [
                ("broken", "pm10.fault", DeviceState.Fault, 0.0, 0L), ("calibrated", "pm10.calibrating", DeviceState.Calibrating, 999.0, 1L),
                ("good", "pm10", DeviceState.Counted, 30.0, 1L), ("repaired", "pm10", DeviceState.Counted, 50.0, 1L),
            ],
            why.Devices.Select(d => (d.Device, d.Measure, d.State, d.Value, d.Counted)));
        Assert.Equal(
            ["hỏng: giá trị này không vào số nào", "đang hiệu chuẩn: giá trị này không vào số nào"], why.Devices.Take(2).Select(d => d.Reason.Vi));
    }

    [Fact]
    public async Task It_explains_the_very_figure_that_the_board_of_that_moment_shows()
    {
        var start = Past.Start - TimeSpan.FromDays(41);
        await server.History.ObserveAsync(
            Past.Observation(start, 30), Past.Observation(start, 60, area: "di-an"), Past.Observation(start + TimeSpan.FromSeconds(5), 90, "station-2", area: "di-an"));
        var at = (start + TimeSpan.FromMinutes(1)).Iso();

        var why = await server.GetAsync<Why>($"why/binh-duong/pm25?at={at}");
        var board = await server.GetAsync<BoardUpdate>($"boards/binh-duong?at={at}");

        Assert.Equal(board.Readings.Single(r => r.Indicator == "pm25"), why.Reading);
        Assert.Equal(60.0, why.Reading.Value);
        Assert.Equal(
            [("thu-dau-mot", 30.0), ("di-an", 75.0)],
            why.Parts.Where(p => p.Reading.Value is not null).Select(p => (p.Area, p.Reading.Value!.Value)));
        Assert.Equal(9, why.Parts.Count);
        Assert.Empty(why.Devices);
    }

    [Fact]
    public async Task A_derived_figure_is_explained_by_the_figures_that_it_comes_from()
    {
        var start = Past.Start - TimeSpan.FromDays(42);
        await server.History.ObserveAsync(
            Past.Observation(start, 195, "office-1", feed: "portal", measure: "pending"), Past.Observation(start, 5, "office-1", feed: "portal", measure: "overdue"));

        var why = await server.GetAsync<Why>($"why/thu-dau-mot/overdue-share?at={(start + TimeSpan.FromSeconds(30)).Iso()}");

        Assert.StartsWith("= ", why.Computation, StringComparison.Ordinal);
        Assert.Equal(["dossiers-overdue", "dossiers-pending"], why.Inputs.Select(i => i.Reading.Indicator).Order());
        Assert.Equal([5.0, 195.0], why.Inputs.OrderBy(i => i.Reading.Indicator).Select(i => i.Reading.Value!.Value));
        Assert.Equal(2.5, why.Reading.Value!.Value, 9);
        Assert.Null(why.Window);
    }

    [Fact]
    public async Task Where_nothing_was_observed_the_rule_is_told_and_no_device()
    {
        var why = await server.GetAsync<Why>("why/phu-giao/noise?at=2020-01-01T00:00:00Z");

        Assert.Equal((null, Freshness.Missing), (why.Reading.Value, why.Reading.Freshness));
        Assert.Empty(why.Devices);
        Assert.Null(why.Window);
    }

    [Theory]
    [InlineData("why/nowhere/pm25", 404, "")]
    [InlineData("why/thu-dau-mot/nothing", 404, "")]
    [InlineData("why/thu-dau-mot/pm25?at=then", 400, "at")]
    public async Task What_cannot_be_explained_is_said(string path, int status, string field)
    {
        var refusal = await server.RefusalAsync(path);

        Assert.Equal((status, field), (refusal.Status, refusal.Field));
    }
}
