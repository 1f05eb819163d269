using System.Net.Http.Headers;
using DxIoc.Contracts.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Tests.Api;

/// <summary>Charts, several together, and files, asked of a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class HistoryCallsTests(ApiServer server)
{
    [Fact]
    public async Task A_narrow_chart_keeps_the_extremes_of_what_its_steps_swallow()
    {
        var start = Past.Start - TimeSpan.FromDays(100);
        await server.History.WriteReadingsAsync(
            [.. Enumerable.Range(0, 24 * 60).Select(m => Past.Minute(start + TimeSpan.FromMinutes(m), m == 700 ? 400 : m == 701 ? 2 : 50, spread: 1))], default);

        var points = await server.GetAsync<List<HistoryPoint>>(
            $"history/thu-dau-mot/pm25?from={start.Iso()}&to={(start + TimeSpan.FromDays(1)).Iso()}&width=100");

        Assert.Equal(96, points.Count);
        Assert.Equal((401.0, 1.0), (points.Max(p => p.Max), points.Min(p => p.Min)));
        Assert.Equal(24 * 60, points.Sum(p => p.Count));
    }

    [Fact]
    public async Task A_gap_in_time_has_no_points()
    {
        var start = Past.Start - TimeSpan.FromDays(110);
        await server.History.WriteReadingsAsync([Past.Minute(start, 1), Past.Minute(start + TimeSpan.FromMinutes(30), 2)], default);

        var set = await server.GetAsync<HistorySet>(
            $"series?cells=thu-dau-mot/pm25&from={start.Iso()}&to={(start + TimeSpan.FromHours(1)).Iso()}");

        Assert.Equal(60, set.Step);
        Assert.Equal([start, start + TimeSpan.FromMinutes(30)], set.Series[0].Points.Select(p => Instant.From(p.Time)));
    }

    [Fact]
    public async Task Several_cells_come_in_the_order_asked_each_with_the_same_hours_of_a_week_before()
    {
        var start = Past.Start - TimeSpan.FromDays(120);
        var week = TimeSpan.FromDays(7);
        await server.History.WriteReadingsAsync(
            [
                Past.Minute(start, 10), Past.Minute(start - week, 7), Past.Minute(start - week + TimeSpan.FromMinutes(2), 8),
                Past.Minute(start, 20, area: "di-an"), Past.Minute(start - TimeSpan.FromDays(1), 99),
            ],
            default);

        var set = await server.GetAsync<HistorySet>(
            $"series?cells=di-an/pm25,thu-dau-mot/pm25&ghost=7d&from={start.Iso()}&to={(start + TimeSpan.FromHours(1)).Iso()}");

        Assert.Equal(604_800, set.Ghost);
        Assert.Equal(["di-an", "thu-dau-mot"], set.Series.Select(s => s.Area));
        Assert.Equal([20.0], set.Series[0].Points.Select(p => p.Value!.Value));
        Assert.Empty(set.Series[0].Ghost!);
        Assert.Equal(
            [(start, 7.0), (start + TimeSpan.FromMinutes(2), 8.0)], set.Series[1].Ghost!.Select(p => (Instant.From(p.Time), p.Value!.Value)));
    }

    [Theory]
    [InlineData("series", 400, "cells")]
    [InlineData("series?cells=thu-dau-mot", 400, "cells")]
    [InlineData("series?cells=nowhere/pm25", 404, "")]
    [InlineData("series?cells=thu-dau-mot/nothing", 404, "")]
    [InlineData("series?cells=thu-dau-mot/pm25&ghost=2y", 400, "ghost")]
    [InlineData("series?cells=thu-dau-mot/pm25&ghost=7d&format=csv", 400, "ghost")]
    [InlineData("series?cells=thu-dau-mot/pm25&from=2022-04-01T00:00:00Z&to=2022-04-03T00:00:00Z&step=1m", 400, "step")]
    [InlineData("series?cells=thu-dau-mot/pm25&width=wide", 400, "width")]
    [InlineData("history/thu-dau-mot/pm25?format=xlsx", 400, "format")]
    public async Task What_cannot_be_answered_is_said_with_the_field_at_fault(string path, int status, string field)
    {
        var refusal = await server.RefusalAsync(path);

        Assert.Equal((status, field), (refusal.Status, refusal.Field));
    }

    [Fact]
    public async Task More_cells_than_a_chart_can_show_are_refused()
    {
        var cells = string.Join(',', Enumerable.Repeat("thu-dau-mot/pm25", 13));

        Assert.Equal((400, "cells", "name 1 to 12 cells as area/indicator"), await server.RefusalAsync($"series?cells={cells}"));
    }

    [Theory]
    [InlineData("&format=csv", null, "text/csv", "thu-dau-mot-pm25-20211217T0100Z-20211217T0200Z.csv")]
    [InlineData("&format=parquet", null, "application/vnd.apache.parquet", "thu-dau-mot-pm25-20211217T0100Z-20211217T0200Z.parquet")]
    [InlineData("", "application/vnd.apache.parquet", "application/vnd.apache.parquet", null)]
    [InlineData("", "text/csv", "text/csv", null)]
    public async Task A_link_saves_a_file_with_a_telling_name_and_a_program_asks_by_accept(string query, string? accept, string type, string? name)
    {
        var start = Past.Start - TimeSpan.FromDays(130);
        await server.History.WriteReadingsAsync([Past.Minute(start, 41.5)], default);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/api/v1/history/thu-dau-mot/pm25?from={start.Iso()}&to={(start + TimeSpan.FromHours(1)).Iso()}{query}");
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        using var response = await server.Http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(name, response.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith(type == "text/csv" ? "time,value,min,max,count\r\n2021-12-17T01:00:00Z,41.5," : "PAR1", System.Text.Encoding.Latin1.GetString(body), StringComparison.Ordinal);
    }
}
