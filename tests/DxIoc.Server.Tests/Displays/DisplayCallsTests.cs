using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DxIoc.Contracts.Displays;

namespace DxIoc.Server.Tests.Displays;

/// <summary>Screens and operators against a running server: enrolment, commands, and everything that is refused.</summary>
public sealed class DisplayCallsTests(DisplayServer server) : IClassFixture<DisplayServer>
{
    private static readonly DisplayShows Province = new(DisplayShows.Playlist, "province");
    private static readonly DisplayShows Cameras = new(DisplayShows.Scene, "cameras");

    public static TheoryData<string, string, string> Bad => new()
    {
        { "approve", """{"code": "ACD", "name": "a", "own": {"kind": "playlist", "id": "province"}}""", "code" },
        { "approve", """{"code": "ACDEFG", "name": "  ", "own": {"kind": "playlist", "id": "province"}}""", "name" },
        { "approve", """{"code": "ACDEFG", "name": "a\u0007b", "own": {"kind": "playlist", "id": "province"}}""", "name" },
        { "approve", """{"code": "ACDEFG", "name": "a", "own": {"kind": "playlist", "id": "none"}}""", "own" },
        { "approve", """{"code": "ACDEFG", "name": "a"}""", "own" },
        { "drive", """{"do": "show", "shows": {"kind": "scene", "id": "cameras"}}""", "displays" },
        { "drive", """{"displays": [null], "do": "release"}""", "displays" },
        { "drive", """{"displays": ["x"], "do": "dance"}""", "do" },
        { "drive", """{"displays": ["x"], "do": "show", "shows": {"kind": "scene", "id": "none"}}""", "shows" },
        { "drive", """{"displays": ["x"], "do": "show", "shows": {"kind": "film", "id": "none"}}""", "shows" },
        { "drive", """{"displays": ["x"], "do": "show", "shows": {"kind": "area", "id": "none"}}""", "shows" },
        { "drive", """{"displays": ["x"], "do": "release", "minutes": 0}""", "minutes" },
        { "drive", """{"displays": ["x"], "do": "highlight"}""", "tile" },
        { "drive", """{"displays": ["x"], "do": "highlight", "tile": "a\"] { } *"}""", "tile" },
        { "enrol", """{"width": -1, "height": 5}""", "width" },
        { "someone", "{}", "name" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_cannot_be_done_is_refused_with_the_field_at_fault(string call, string body, string field)
    {
        using var answer = await server.PostTextAsync(call, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_screen_shows_a_code_until_it_is_approved_and_then_what_it_is_told()
    {
        var enrolment = await server.EnrolAsync();
        Assert.EndsWith($"/displays?code={enrolment.Code}", enrolment.Address, StringComparison.Ordinal);
        Assert.Contains("<svg", enrolment.Qr, StringComparison.Ordinal);
        await using var screen = await server.WatchAsync(enrolment.Token);
        Assert.Equal(DisplayPhase.Waiting, (await screen.NextAsync()).Phase);

        await server.ApproveAsync($" {enrolment.Code[..3].ToLowerInvariant()}-{enrolment.Code[3..]}", "Tường một", Province);
        var approved = await screen.NextAsync();
        Assert.Equal((DisplayPhase.Enrolled, "Tường một", Province, DisplayReason.Own), (approved.Phase, approved.Name, approved.Shows, approved.Reason));
        Assert.NotEmpty(approved.Software);

        Assert.Equal([approved.Id], (await server.DriveAsync(new DisplayCommand([approved.Id, "nobody"], DisplayCommand.Show, Cameras, Minutes: 5))).Done);
        var driven = await screen.NextAsync();
        Assert.Equal((Cameras, DisplayReason.Operator), (driven.Shows, driven.Reason));
        Assert.NotNull(driven.Until);

        await server.DriveAsync(new DisplayCommand([approved.Id], DisplayCommand.Highlight, Tile: "map"));
        Assert.Equal((Cameras, "map"), await screen.NextAsync() is var pointed ? (pointed.Shows!, pointed.Tile!) : default);

        await server.DriveAsync(new DisplayCommand([approved.Id], DisplayCommand.Release));
        Assert.Equal((Province, DisplayReason.Own, null), await screen.NextAsync() is var back ? (back.Shows!, back.Reason, back.Tile) : default);

        using (await server.Http.DeleteAsync(new Uri($"/api/v1/displays/{approved.Id}", UriKind.Relative)))
        {
            Assert.Equal(DisplayPhase.Unknown, (await screen.NextAsync()).Phase);
        }
    }

    [Fact]
    public async Task A_playlist_is_frozen_on_the_scene_that_the_screen_reported()
    {
        var (id, token) = await server.DisplayAsync("Tường hai", Province);
        await using var screen = await server.WatchAsync(token);
        await screen.NextAsync();
        Assert.Equal([id], (await server.DriveAsync(new DisplayCommand([id], DisplayCommand.Freeze))).Refused);

        Assert.True(await screen.ReportAsync(token, new DisplayReport { Scene = "cameras", Frames = 60, Width = 1920, Height = 1080, Software = "1" }));
        Assert.Equal([id], (await server.DriveAsync(new DisplayCommand([id], DisplayCommand.Freeze))).Done);
        Assert.Equal((Cameras, DisplayReason.Frozen), await screen.NextAsync() is var held ? (held.Shows!, held.Reason) : default);
        Assert.Equal(("cameras", false), (await server.ListAsync()).Displays.Single(d => d.Id == id) is var info ? (info.Report!.Scene, info.Lost) : default);
    }

    [Fact]
    public async Task Bad_reports_and_those_of_strangers_are_refused_and_counted()
    {
        var (_, token) = await server.DisplayAsync("Tường ba", Province);
        await using var screen = await server.WatchAsync(token);
        var before = await server.RefusedReportsAsync();

        Assert.False(await screen.ReportAsync(token, new DisplayReport { Frames = double.NaN }));
        Assert.False(await screen.ReportAsync(token, new DisplayReport { Scene = new string('x', 1_000) }));
        Assert.False(await screen.ReportAsync("nobody's", new DisplayReport()));
        Assert.False(await screen.ReportAsync(new string('t', 5_000), new DisplayReport()));

        await server.RefusedReportsBecomeAsync(before + 4);
    }

    [Fact]
    public async Task Two_displays_have_two_names_and_a_code_counts_once()
    {
        var (id, _) = await server.DisplayAsync("Tường bốn", Province);
        var enrolment = await server.EnrolAsync();

        Assert.Equal(HttpStatusCode.Conflict, await server.TryAsync("approve", new DisplayApproval(enrolment.Code, "tường BỐN", Province)));
        Assert.Equal(HttpStatusCode.NoContent, await server.TryAsync("approve", new DisplayApproval(enrolment.Code, "Tường năm", Province)));
        Assert.Equal(HttpStatusCode.NotFound, await server.TryAsync("approve", new DisplayApproval(enrolment.Code, "Tường sáu", Province)));
        Assert.Equal(HttpStatusCode.Conflict, await server.TryAsync(id, new DisplayChange("Tường năm", null)));
        Assert.Equal(HttpStatusCode.NoContent, await server.TryAsync(id, new DisplayChange("Tường bảy", Cameras)));
        Assert.Equal(("Tường bảy", Cameras), (await server.ListAsync()).Displays.Single(d => d.Id == id) is var changed ? (changed.Name, changed.Shows) : default);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_drives_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/displays/drive", UriKind.Relative))
        {
            Content = new StringContent("""{"displays": ["x"], "do": "release"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(header, value);
        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_is_no_command_and_a_huge_body_is_not_read()
    {
        using var form = new StringContent("""{"displays": ["x"], "do": "release"}""", Encoding.UTF8, "text/plain");
        using var refused = await server.Http.PostAsync(new Uri("/api/v1/displays/drive", UriKind.Relative), form);
        using var huge = await server.PostTextAsync("drive", $$"""{"displays": ["{{new string('x', 100_000)}}"], "do": "release"}""");

        // There is no call that takes a text.
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge), (refused.StatusCode, huge.StatusCode));
    }

    [Fact]
    public async Task A_restart_keeps_displays_and_what_they_were_told()
    {
        var (id, token) = await server.DisplayAsync("Tường chín", Province);
        await server.DriveAsync(new DisplayCommand([id], DisplayCommand.Show, Cameras));
        await server.RestartAsync();
        await using var screen = await server.WatchAsync(token);

        var state = await screen.NextAsync();

        Assert.Equal((id, "Tường chín", Cameras, DisplayReason.Operator), (state.Id, state.Name, state.Shows, state.Reason));
    }
}
