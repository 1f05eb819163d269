using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Dashboards;
using DxIoc.Server.Designing;
using DxIoc.Server.Tests.Api;

namespace DxIoc.Server.Tests.Designing;

/// <summary>The designer's calls, against a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class SceneDeskCallsTests(ApiServer server)
{
    private const string Text = "scenes: [ { id: desk-one, title: One, layouts: { wide: [ a ] }, tiles: [ { id: a, kind: clock } ] } ]\n";

    [Fact]
    public async Task A_scene_opens_with_its_files_own_text_and_what_may_be_written_there()
    {
        var file = await OpenAsync("sector-traffic");

        Assert.Equal(("sectors.yaml", true, null), (file.File, file.Shipped, file.CanSave));
        Assert.StartsWith("# yaml-language-server", file.Draft.Text);
        Assert.Equal(["wide", "ultrawide"], file.Draft.Drawn);
        Assert.Equal(TileKinds.All, file.Kinds.Select(k => k.Kind));
        Assert.Equal(["title", "area", "indicator", "min", "max"], file.Kinds.Single(k => k.Kind == TileKinds.Gauge).Keys);
        Assert.Equal(["indicator"], file.Kinds.Single(k => k.Kind == TileKinds.Gauge).Needed);
    }

    [Fact]
    public async Task An_areas_copy_is_edited_in_the_scene_that_it_comes_from()
    {
        var draft = await DraftAsync("district-di-an", (await OpenAsync("district-di-an")).Draft.Text, new SceneEdit { Kind = SceneEditKinds.Set, Tile = "services", Key = "limit", Value = new("3") });

        Assert.Equal(("district-di-an", "di-an", 3), (draft.Scene!.Id, draft.Scene.Area, draft.Scene.Tiles[0].Limit));
        Assert.Contains("sector: public-services, limit: 3 }", draft.Text);
    }

    [Fact]
    public async Task A_draft_tells_all_that_is_wrong_and_changes_nothing()
    {
        var draft = await DraftAsync("desk-none", Text.Replace("desk-one", "desk-none").Replace("clock", "cluck").Replace("[ a ]", "[ b ]"));

        Assert.Null(draft.Scene);
        Assert.Equal(2, draft.Errors.Count(e => e.StartsWith("desk-none.yaml:1: ", StringComparison.Ordinal) && (e.Contains("'cluck' is unknown", StringComparison.Ordinal) || e.Contains("there is no tile 'b'", StringComparison.Ordinal))));
        Assert.Equal(404, (await server.RefusalAsync("scenes/desk-none")).Status);
    }

    [Fact]
    public async Task A_saved_scene_is_in_force_and_what_was_before_is_kept()
    {
        Assert.Equal(HttpStatusCode.OK, await SaveAsync("desk-one", Text, ""));
        Assert.Equal(HttpStatusCode.OK, await SaveAsync("desk-one", Text.Replace("One", "Two"), (await OpenAsync("desk-one")).Version));
        await InForceAsync("desk-one", "Two");

        var version = Assert.Single(await server.GetAsync<List<SceneVersion>>("scenes/desk-one/versions"));
        Assert.Equal(Text, (await server.GetAsync<SceneDraft>($"scenes/desk-one/versions/{version.Id}")).Text);
        Assert.Equal(404, (await server.RefusalAsync("scenes/desk-one/versions/..%2F..%2Fhistory")).Status);
    }

    [Fact]
    public async Task A_save_over_what_another_wrote_meanwhile_is_refused()
    {
        var text = Text.Replace("desk-one", "desk-two");
        Assert.Equal(HttpStatusCode.OK, await SaveAsync("desk-two", text, ""));
        Assert.Equal(HttpStatusCode.Conflict, await SaveAsync("desk-two", text.Replace("One", "Two"), ""));
        Assert.Equal(text, (await OpenAsync("desk-two")).Draft.Text);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_refused_as_problem_details()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync("desk-bad", Text, ""));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync("desk-bad", Text.Replace("desk-one", "desk-bad").Replace("clock", "cluck"), ""));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync("Desk", Text, ""));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync("desk-bad", new string('#', SceneDesk.TextLimit + 1), ""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SaveAsync("desk-bad", new string('#', 7 * SceneDesk.TextLimit), ""));
        Assert.Equal(HttpStatusCode.Forbidden, await SaveAsync("desk-bad", Text, "", header: false));
        Assert.Equal(HttpStatusCode.Forbidden, await SaveAsync("desk-bad", Text, "", origin: "https://evil.example"));
        // Only JSON is a call of this API: what a form can send is none.
        Assert.Equal(HttpStatusCode.NotFound, await SaveAsync("desk-bad", Text, "", type: "text/plain"));
        Assert.Equal("", (await OpenAsync("desk-bad")).Version);
    }

    [Fact]
    public async Task More_edits_than_a_person_makes_at_once_are_refused()
    {
        using var response = await server.Http.PostAsJsonAsync("/api/v1/scenes/desk-one/draft", new SceneDraftRequest(Text, [.. Enumerable.Repeat(new SceneEdit { Kind = SceneEditKinds.Grid, Layout = "wide" }, 101)]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("""[null]""")]
    [InlineData("""[{"kind": "set", "tile": "a", "key": "title", "value": {}}]""")]
    [InlineData("""[{"kind": "set", "tile": "a", "key": "indicators", "value": {"list": [null]}}]""")]
    [InlineData("""[{"kind": "set", "tile": "a", "key": "title", "value": {"name": {"vi": null, "en": "x"}}}]""")]
    [InlineData("""[{"kind": "add", "tileKind": "clock", "layout": "wide", "settings": {"title": null}}]""")]
    public async Task An_edit_with_holes_is_refused_by_its_field(string edits)
    {
        using var body = new StringContent($$"""{"text": {{JsonSerializer.Serialize(Text)}}, "edits": {{edits}}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri("/api/v1/scenes/desk-one/draft", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("edits", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_thousands_of_tiles_and_words_is_answered_with_few_words()
    {
        var text = $"scenes:\n  - id: desk-many\n    title: Many\n    layouts: {{ wide: [ \"{string.Join(' ', Enumerable.Range(0, 9_000).Select(i => $"w{i}"))}\", \"{string.Join(' ', Enumerable.Range(0, 9_000).Select(i => $"v{i}"))}\" ] }}\n    tiles:\n"
            + string.Concat(Enumerable.Range(0, 4_000).Select(i => $"      - {{ id: t{i}, kind: clock }}\n"));

        using var response = await server.Http.PostAsJsonAsync("/api/v1/scenes/desk-many/draft", new SceneDraftRequest(text, []));

        var answer = await response.Content.ReadAsStringAsync();
        Assert.Contains("more than 500 tiles", answer, StringComparison.Ordinal);
        Assert.True(answer.Length < text.Length + 100_000, $"{answer.Length} characters");
    }

    [Fact]
    public async Task Two_saves_that_are_right_alone_and_wrong_together_are_not_both_taken()
    {
        // What the first one says is not in force yet when the second comes.
        var (first, second) = (Text.Replace("desk-one", "desk-three"), Text.Replace("desk-one", "desk-four"));
        Assert.Equal(HttpStatusCode.OK, await SaveAsync("desk-three", first, ""));
        var both = second.Replace("scenes: [ ", "scenes: [ { id: desk-three, title: Again, layouts: { wide: [ a ] }, tiles: [ { id: a, kind: clock } ] }, ");

        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync("desk-four", both, ""));
        Assert.Equal(HttpStatusCode.OK, await SaveAsync("desk-four", second, ""));
    }

    private async Task<SceneFile> OpenAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/scenes/{id}/file");
        request.Headers.Add("X-DxIoc", "1");
        using var response = await server.Http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<SceneFile>())!;
    }

    private async Task<SceneDraft> DraftAsync(string id, string text, params SceneEdit[] edits)
    {
        using var response = await server.Http.PostAsJsonAsync($"/api/v1/scenes/{id}/draft", new SceneDraftRequest(text, edits));
        return (await response.Content.ReadFromJsonAsync<SceneDraft>())!;
    }

    private async Task<HttpStatusCode> SaveAsync(string id, string text, string version, bool header = true, string? origin = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/scenes/{id}")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { text, @base = version }), System.Text.Encoding.UTF8, type),
        };
        request.Headers.Add("Accept", "application/json");
        // A body that is refused for its length is not sent: the answer would race with it.
        request.Headers.ExpectContinue = true;
        if (header)
        {
            request.Headers.Add("X-DxIoc", "1");
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Two looks of the folder, a second apart.</summary>
    private async Task InForceAsync(string id, string title)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (string? seen = null; seen != title;)
        {
            late.Token.ThrowIfCancellationRequested();
            using var response = await server.Http.GetAsync(new Uri($"/api/v1/scenes/{id}", UriKind.Relative), late.Token);
            seen = response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync<SceneInfo>(late.Token))!.Title.Vi : null;
        }
    }
}
