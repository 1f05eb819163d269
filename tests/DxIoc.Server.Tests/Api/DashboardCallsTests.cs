using System.Net;
using System.Net.Http.Headers;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;

namespace DxIoc.Server.Tests.Api;

/// <summary>Scenes, playlists and devices asked of a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class DashboardCallsTests(ApiServer server)
{
    [Fact]
    public async Task The_shipped_scenes_and_playlists_are_listed()
    {
        var list = await server.GetAsync<SceneList>("scenes");
        var playlists = await server.GetAsync<List<PlaylistInfo>>("playlists");

        Assert.Contains(list.Scenes, s => s is { Id: "overview", Area: "binh-duong", File: "overview.yaml" });
        Assert.Empty(list.Errors);
        Assert.Contains(playlists, p => p.Id == "province" && p.Items[0] == new PlaylistItem("overview", 60, p.Items[0].Days, null, null));
    }

    [Fact]
    public async Task A_scene_has_its_tiles_and_their_places_for_every_shape_of_screen()
    {
        var scene = await server.GetAsync<SceneInfo>("scenes/overview");

        Assert.Contains(scene.Tiles, t => t is { Id: "aqi", Kind: TileKinds.Gauge, Indicator: "vn-aqi", Max: 300 });
        Assert.Equal((12, 24, 4), (scene.Layouts.Wide.Columns, scene.Layouts.Ultrawide.Columns, scene.Layouts.Tablet.Columns));
    }

    [Theory]
    [InlineData("scenes/overview")]
    [InlineData("playlists/province")]
    public async Task One_that_has_not_changed_is_not_sent_again(string path)
    {
        using var first = await server.Http.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/" + path);
        ask.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var second = await server.Http.SendAsync(ask);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        Assert.True(first.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_where_to_look()
    {
        Assert.Equal((404, "", "There is no such scene; the scenes are listed at /api/v1/scenes."), await server.RefusalAsync("scenes/nowhere"));
        Assert.Equal((404, "", "There is no such playlist; the playlists are listed at /api/v1/playlists."), await server.RefusalAsync("playlists/nowhere"));
        Assert.Equal((400, "feed"), await FieldAsync("devices?measures=online"));
        Assert.Equal((400, "measures"), await FieldAsync("devices?feed=cameras"));
        Assert.Equal(404, (await server.RefusalAsync("devices?feed=cameras&measures=online&area=nowhere")).Status);
    }

    [Fact]
    public async Task Devices_are_told_with_the_last_of_each_measure_in_the_area_and_those_below_it()
    {
        var start = Past.Start - TimeSpan.FromDays(45);
        await server.History.ObserveAsync(
            Past.Observation(start, 30, "told-1", area: "di-an"),
            Past.Observation(start + TimeSpan.FromMinutes(1), 31, "told-1", area: "di-an"),
            Past.Observation(start, 32, "told-2", area: "thuan-an"));

        var below = await server.GetAsync<List<DeviceLatest>>("devices?feed=air&measures=pm25,pm10");
        var own = await server.GetAsync<List<DeviceLatest>>("devices?feed=air&measures=pm25&area=di-an");

        Assert.Contains(new DeviceLatest("di-an", "told-1", "pm25", 31, (start + TimeSpan.FromMinutes(1)).ToDateTimeOffset()), below);
        Assert.Contains(below, d => d is { Device: "told-2", Area: "thuan-an" });
        Assert.DoesNotContain(own, d => d.Area != "di-an");
    }

    private async Task<(int Status, string Field)> FieldAsync(string path)
    {
        var (status, field, _) = await server.RefusalAsync(path);
        return (status, field);
    }
}
