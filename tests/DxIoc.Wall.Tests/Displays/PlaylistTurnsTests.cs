using System.Net;
using System.Net.Http.Json;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Displays;
using DxIoc.Wall.Displays;
using DxIoc.Wall.Scenes;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Displays;

/// <summary>Which scene a display shows, whatever it is told.</summary>
public sealed class PlaylistTurnsTests
{
    private static readonly DisplayShows Province = new(DisplayShows.Playlist, "province");

    private readonly FakeTimeProvider _clock = new(Some.Moment);
    private readonly PlaylistTurns _turns = new();

    [Fact]
    public async Task The_scene_is_the_one_whose_turn_it_is_in_the_playlist()
    {
        Assert.True(_turns.Take(Province));
        Assert.False(_turns.Take(Province));
        Assert.Null(_turns.Scene(Some.Moment));
        Assert.False(_turns.Rests);
        await LoadAsync("a", "b");

        Assert.Equal(["a", "b", "a"], new[] { 0, 30, 60 }.Select(s => _turns.Scene(Some.Moment.AddSeconds(s))));
    }

    [Fact]
    public async Task A_scene_that_is_put_there_stands_until_the_playlist_comes_back()
    {
        _turns.Take(Province);
        await LoadAsync("a", "b");
        _turns.Take(new DisplayShows(DisplayShows.Scene, "fire"));
        Assert.Equal("fire", _turns.Scene(Some.Moment));
        _turns.Take(new DisplayShows(DisplayShows.Area, "north"));
        Assert.Null(_turns.Scene(Some.Moment));
        Assert.False(_turns.Rests);

        _turns.Take(Province);
        Assert.Equal("a", _turns.Scene(Some.Moment));
    }

    [Fact]
    public async Task A_playlist_that_is_gone_rests_and_one_that_changed_is_taken_over()
    {
        _turns.Take(Province);
        await LoadAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(5));
        await LoadAsync("c");
        Assert.Equal("c", _turns.Scene(Some.Moment));

        _clock.Advance(TimeSpan.FromSeconds(5));
        await LoadAsync();
        Assert.Null(_turns.Scene(Some.Moment));
        Assert.True(_turns.Rests);
    }

    [Fact]
    public async Task A_server_that_is_away_leaves_the_turns_as_they_were()
    {
        _turns.Take(Province);
        await LoadAsync("a", "b");
        _clock.Advance(TimeSpan.FromSeconds(5));
        using var http = new HttpClient(new Answering(() => throw new HttpRequestException("away"))) { BaseAddress = new Uri("http://wall/") };
        await _turns.LoadAsync(new HttpSceneData(http), _clock);

        Assert.Equal("b", _turns.Scene(Some.Moment.AddSeconds(30)));
    }

    /// <summary>Half a minute for each scene; none where the playlist is gone.</summary>
    private async Task LoadAsync(params string[] scenes)
    {
        using var http = new HttpClient(new Answering(() => scenes.Length == 0
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = JsonContent.Create(new PlaylistInfo(
                    "province", new LocalText("Tỉnh", "Province"), "p.yaml", string.Concat(scenes), [.. scenes.Select(s => new PlaylistItem(s, 30, [], null, null))])),
            })) { BaseAddress = new Uri("http://wall/") };
        await _turns.LoadAsync(new HttpSceneData(http), _clock);
    }

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}
