using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;
using Microsoft.AspNetCore.Components;

namespace DxIoc.Wall.Tiles;

/// <summary>A tile of a scene. It decides a model from the view, and is drawn again only when that differs from the one drawn.</summary>
public abstract class TileBase<TModel> : ComponentBase
    where TModel : class, IEquatable<TModel>
{
    private TModel? _drawn;

    [Parameter, EditorRequired] public required TileInfo Tile { get; set; }

    [Parameter, EditorRequired] public required TileView View { get; set; }

    protected TModel Model { get; private set; } = null!;

    protected Language Language => View.Language;

    protected abstract TModel Decide();

    protected override void OnParametersSet() => Model = Decide();

    protected override bool ShouldRender()
    {
        var changed = !Model.Equals(_drawn);
        _drawn = Model;
        return changed;
    }
}
