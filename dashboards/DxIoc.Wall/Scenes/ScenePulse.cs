using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace DxIoc.Wall.Scenes;

/// <summary>
/// What lets the tiles of a scene look at their figures again without the scene being drawn: each beat asks a part of them, and those
/// that show something else are drawn together. A scene of hundreds of tiles is beaten through part by part, so that no part keeps the
/// browser from anything else for long. Draws nothing itself.
/// </summary>
public sealed class ScenePulse : ComponentBase, IDisposable
{
    /// <summary>So many tiles at once: some milliseconds of a slow machine.</summary>
    private const int Part = 25;

    private bool _beating;
    private bool _again;
    private bool _gone;
    private int _next;
    private IReadOnlyList<IBeaten> _round = [];

    /// <summary>The tiles that stand in the scene, by themselves.</summary>
    [Parameter, EditorRequired] public required BeatenTiles Tiles { get; set; }

    /// <summary>Goes through all tiles; while it does so, once more after it.</summary>
    public async Task BeatAsync()
    {
        if (_beating)
        {
            _again = true;
            return;
        }

        _beating = true;
        try
        {
            do
            {
                _again = false;
                _round = Tiles.All;
                for (_next = 0; !_gone && _next < _round.Count;)
                {
                    // Drawing this asks the next part of the tiles, and what they change comes to the page with it, at once.
                    StateHasChanged();
                    // To the end of the browser's queue: what came meanwhile goes first.
                    await Task.Yield();
                }
            }
            while (_again && !_gone);
        }
        finally
        {
            _beating = false;
            _round = [];
        }
    }

    /// <summary>A scene that goes in the middle of a beat ends it: what is gone is drawn no more, and would never come to its end.</summary>
    public void Dispose() => _gone = true;

    /// <summary>A scene that is drawn anew asks its tiles itself.</summary>
    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        for (var end = Math.Min(_next + Part, _round.Count); _next < end; _next++)
        {
            _round[_next].Beat();
        }
    }
}
