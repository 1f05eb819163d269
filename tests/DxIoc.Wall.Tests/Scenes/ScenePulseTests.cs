using Bunit;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>How the tiles of a standing scene are asked for their figures again.</summary>
public sealed class ScenePulseTests : BunitContext
{
    [Fact]
    public async Task A_beat_asks_each_tile_once_and_no_more_than_a_part_together()
    {
        var (beaten, tiles) = (new BeatenTiles(), Enumerable.Range(0, 60).Select(_ => new Counting()).ToList());
        tiles.ForEach(beaten.Add);
        var pulse = Render<ScenePulse>(p => p.Add(x => x.Tiles, beaten));

        await pulse.InvokeAsync(pulse.Instance.BeatAsync);

        Assert.All(tiles, tile => Assert.Equal(1, tile.Beats));
        Assert.Equal(3, pulse.RenderCount);
    }

    [Fact]
    public async Task What_is_asked_for_during_a_beat_is_one_more_after_it()
    {
        var (beaten, tile) = (new BeatenTiles(), new Counting());
        beaten.Add(tile);
        var pulse = Render<ScenePulse>(p => p.Add(x => x.Tiles, beaten));

        await pulse.InvokeAsync(() => Task.WhenAll(pulse.Instance.BeatAsync(), pulse.Instance.BeatAsync(), pulse.Instance.BeatAsync()));

        Assert.Equal(2, tile.Beats);
    }

    [Fact]
    public async Task A_scene_that_goes_in_the_middle_of_a_beat_ends_it()
    {
        var (beaten, tiles) = (new BeatenTiles(), Enumerable.Range(0, 60).Select(_ => new Counting()).ToList());
        tiles.ForEach(beaten.Add);
        var pulse = Render<ScenePulse>(p => p.Add(x => x.Tiles, beaten));
        tiles[0].Asked = pulse.Instance.Dispose;

        await pulse.InvokeAsync(pulse.Instance.BeatAsync).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((1, 0), (tiles[0].Beats, tiles[^1].Beats));
    }

    [Fact]
    public async Task A_tile_that_left_is_not_asked()
    {
        var (beaten, gone, stays) = (new BeatenTiles(), new Counting(), new Counting());
        beaten.Add(gone);
        beaten.Add(stays);
        var pulse = Render<ScenePulse>(p => p.Add(x => x.Tiles, beaten));
        beaten.Remove(gone);

        await pulse.InvokeAsync(pulse.Instance.BeatAsync);

        Assert.Equal((0, 1), (gone.Beats, stays.Beats));
    }

    /// <summary>Counts how often it was asked.</summary>
    private sealed class Counting : IBeaten
    {
        public int Beats { get; private set; }

        public Action? Asked { get; set; }

        public void Beat()
        {
            Beats++;
            Asked?.Invoke();
        }
    }
}
