using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;

namespace DxIoc.Server.Tests.Api;

/// <summary>What the time machine asks of a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class PastCallsTests(ApiServer server)
{
    [Fact]
    public async Task All_boards_of_an_instant_are_the_same_as_each_asked_alone()
    {
        var start = Past.Start - TimeSpan.FromDays(1);
        await server.History.ObserveAsync(
            Past.Observation(start, 180), Past.Observation(start, 20, area: "di-an"), Past.Observation(start + TimeSpan.FromMinutes(9), 5, area: "di-an"));
        var at = (start + TimeSpan.FromMinutes(1)).Iso();

        var all = await server.GetAsync<List<BoardUpdate>>($"boards?at={at}");

        Assert.Equal(10, all.Count);
        foreach (var board in all)
        {
            var alone = await server.GetAsync<BoardUpdate>($"boards/{board.Area}?at={at}");
            Assert.Equal(alone.Readings, board.Readings);
        }

        var province = all.Single(b => b.Area == "binh-duong").Readings.Single(r => r.Indicator == "pm25");
        Assert.Equal((100.0, ReadingStatus.Critical, Freshness.Live, 60.0), (province.Value, province.Status, province.Freshness, province.Age));
    }

    [Fact]
    public async Task Minutes_come_as_arrays_with_an_element_a_minute_and_nothing_where_nothing_was_recorded()
    {
        var start = Past.Start - TimeSpan.FromDays(2);
        await server.History.WriteReadingsAsync(
            [
                Past.Minute(start, 1), Past.Minute(start + TimeSpan.FromMinutes(2), 90, status: ReadingStatus.Critical),
                Past.Minute(start + TimeSpan.FromMinutes(3), 60, status: ReadingStatus.Warning),
            ],
            default);

        var minutes = await server.GetAsync<BoardMinutes>(
            $"boards/thu-dau-mot/minutes?from={(start + TimeSpan.FromSeconds(20)).Iso()}&to={(start + TimeSpan.FromMinutes(4)).Iso()}");

        Assert.Equal((start.ToDateTimeOffset(), 4), (minutes.From, minutes.Minutes));
        var line = Assert.Single(minutes.Lines);
        Assert.Equal(("pm25", "n-cw"), (line.Indicator, line.Statuses));
        Assert.Equal([1.0, null, 90.0, 60.0], line.Values);
    }

    [Fact]
    public async Task Changes_of_status_are_of_the_area_and_if_asked_of_those_below_it()
    {
        var start = Past.Start - TimeSpan.FromDays(3);
        await server.History.WriteReadingsAsync(
            [
                Past.Minute(start, 1), Past.Minute(start + TimeSpan.FromMinutes(5), 90, status: ReadingStatus.Critical),
                Past.Minute(start, 1, area: "binh-duong"), Past.Minute(start + TimeSpan.FromMinutes(6), 60, area: "binh-duong", status: ReadingStatus.Warning),
            ],
            default);
        var stretch = $"from={start.Iso()}&to={(start + TimeSpan.FromHours(1)).Iso()}";

        var own = await server.GetAsync<BoardChanges>($"boards/binh-duong/changes?{stretch}");
        var all = await server.GetAsync<BoardChanges>($"boards/binh-duong/changes?below=true&{stretch}");

        Assert.Equal(["binh-duong"], own.Changes.Select(c => c.Area));
        Assert.Equal(
            [
                new StatusMark((start + TimeSpan.FromMinutes(5)).ToDateTimeOffset(), "thu-dau-mot", "pm25", ReadingStatus.Normal, ReadingStatus.Critical),
                new StatusMark((start + TimeSpan.FromMinutes(6)).ToDateTimeOffset(), "binh-duong", "pm25", ReadingStatus.Normal, ReadingStatus.Warning),
            ],
            all.Changes);
        Assert.False(all.More);
    }

    [Theory]
    [InlineData("boards?at=tomorrow", 400, "at")]
    [InlineData("boards?at=2199-01-01T00:00:00Z", 400, "at")]
    [InlineData("boards/nowhere/minutes?from=2022-04-26T01:00:00Z", 404, "")]
    [InlineData("boards/di-an/minutes", 400, "from")]
    [InlineData("boards/di-an/minutes?from=2022-04-26T01:00:00Z&to=2022-04-26T05:00:00Z", 400, "to")]
    [InlineData("boards/di-an/changes?from=2022-01-01T00:00:00Z&to=2022-04-26T05:00:00Z", 400, "from")]
    [InlineData("boards/di-an/sparklines?at=now", 400, "at")]
    public async Task What_cannot_be_answered_is_said_with_the_field_at_fault(string path, int status, string field)
    {
        var refusal = await server.RefusalAsync(path);

        Assert.Equal((status, field), (refusal.Status, refusal.Field));
    }
}
