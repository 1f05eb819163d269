using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;
using Microsoft.AspNetCore.Components;

namespace DxIoc.Wall.Tiles;

/// <summary>
/// A tile of a scene. It decides a model from the view, when the scene is drawn and when its pulse beats, and is drawn again only when
/// that differs from the one drawn.
/// </summary>
public abstract class TileBase<TModel> : ComponentBase, IBeaten, IDisposable
    where TModel : class, IEquatable<TModel>
{
    private TModel? _drawn;

    [Parameter, EditorRequired] public required TileInfo Tile { get; set; }

    [Parameter, EditorRequired] public required TileView View { get; set; }

    protected TModel Model { get; private set; } = null!;

    protected Language Language => View.Language;

    protected abstract TModel Decide();

    protected override void OnInitialized() => View.Beaten?.Add(this);

    protected override void OnParametersSet() => Model = Decide();

    protected override bool ShouldRender()
    {
        var changed = !Model.Equals(_drawn);
        _drawn = Model;
        return changed;
    }

    public void Beat()
    {
        try
        {
            Model = Decide();
            StateHasChanged();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // As when the scene is drawn: the tile becomes a card that says so.
            _ = DispatchExceptionAsync(e);
        }
    }

    public void Dispose()
    {
        View.Beaten?.Remove(this);
        GC.SuppressFinalize(this);
    }
}
