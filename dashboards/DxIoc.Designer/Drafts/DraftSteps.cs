using DxIoc.Contracts.Dashboards;

namespace DxIoc.Designer.Drafts;

/// <summary>
/// The texts that a person's edits led through: one is current, undo and redo go back and forth. Holds two hundred; the oldest goes
/// when one more comes.
/// </summary>
public sealed class DraftSteps
{
    private const int Limit = 200;

    private readonly List<DraftStep> _steps = [];
    private int _at;

    public DraftSteps(DraftStep first)
    {
        _steps.Add(first);
        Drawn = first.Scene;
    }

    public DraftStep Current => _steps[_at];

    /// <summary>The scene that is shown: the current one, or the last that could be read.</summary>
    public SceneInfo? Drawn { get; private set; }

    public bool CanUndo => _at > 0;

    public bool CanRedo => _at < _steps.Count - 1;

    /// <summary>What was undone before goes.</summary>
    public void Take(DraftStep step)
    {
        if (step.Text == Current.Text)
        {
            // The same text read anew, as after a server that was away.
            _steps[_at] = step;
            Draw();
            return;
        }

        _steps.RemoveRange(_at + 1, _steps.Count - _at - 1);
        _steps.Add(step);
        if (_steps.Count > Limit)
        {
            _steps.RemoveAt(0);
        }

        _at = _steps.Count - 1;
        Draw();
    }

    public void Undo()
    {
        _at -= CanUndo ? 1 : 0;
        Draw();
    }

    public void Redo()
    {
        _at += CanRedo ? 1 : 0;
        Draw();
    }

    /// <summary>
    /// A version that differs when a tile shows something else, and not when one only moved: what is loaded for tiles stays then.
    /// </summary>
    private void Draw()
    {
        if (Current.Scene is { } scene)
        {
            Drawn = scene with { Version = Drawn is { } before && SameTiles(before.Tiles, scene.Tiles) && before.Area == scene.Area ? before.Version : scene.Version };
        }
    }

    private static bool SameTiles(IReadOnlyList<TileInfo> a, IReadOnlyList<TileInfo> b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second));

    private static bool Same(TileInfo a, TileInfo b) =>
        a.Indicators.SequenceEqual(b.Indicators) && (a.Areas ?? []).SequenceEqual(b.Areas ?? [])
        && a with { Indicators = b.Indicators, Areas = b.Areas } == b;
}
