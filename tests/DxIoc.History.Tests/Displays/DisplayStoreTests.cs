using DxIoc.Contracts.Displays;
using DxIoc.History.Sqlite.Displays;
using DxIoc.Indicators.Displays;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests.Displays;

/// <summary>Displays in their file: kept whole, all of a command or none, also across a restart.</summary>
public sealed class DisplayStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-displays-").FullName;
    private SqliteDisplays _store = null!;

    public Task InitializeAsync() => OpenAsync();

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Displays_and_their_orders_are_kept_whole_across_a_restart()
    {
        var plain = Some("a", "Tường chính");
        var driven = Some("b", "Sảnh") with { Order = new DisplayOrder(new DisplayShows(DisplayShows.Area, "di-an"), false, "map", Moment, Moment.AddMinutes(5)) };
        var frozen = Some("c", "Phòng họp") with { Order = new DisplayOrder(new DisplayShows(DisplayShows.Scene, "cameras"), true, null, Moment, null) };
        var pointed = Some("d", "Trực ban") with { Order = new DisplayOrder(null, false, "map", Moment, null) };
        await _store.SaveAsync([plain, driven, frozen, pointed], default);
        await ReopenAsync();

        Assert.Equal([frozen, driven, pointed, plain], await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_display_that_is_saved_again_takes_its_place_and_a_removed_one_is_gone()
    {
        await _store.SaveAsync([Some("a", "Một"), Some("b", "Hai")], default);
        await _store.SaveAsync([Some("a", "Ba")], default);
        await _store.RemoveAsync("b", default);
        await _store.RemoveAsync("never", default);
        await ReopenAsync();

        Assert.Equal([Some("a", "Ba")], await _store.ReadAsync(default));
    }

    [Fact]
    public async Task A_second_server_on_the_folder_is_refused_in_a_sentence()
    {
        await using var second = new SqliteDisplays(new HistoryOptions { Folder = _folder }, NullLogger<SqliteDisplays>.Instance);

        Assert.Contains("is used by another server", (await Assert.ThrowsAsync<HistoryException>(() => second.StartAsync(default))).Message, StringComparison.Ordinal);
    }

    private static Display Some(string id, string name) => new(id, $"hash of {id}", name, new DisplayShows(DisplayShows.Playlist, "province"), Moment);

    private Task OpenAsync()
    {
        _store = new SqliteDisplays(new HistoryOptions { Folder = _folder }, NullLogger<SqliteDisplays>.Instance);
        return _store.StartAsync(default);
    }

    private async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        await OpenAsync();
    }
}
