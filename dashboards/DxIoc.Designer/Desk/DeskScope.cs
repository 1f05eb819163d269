using DxIoc.Contracts.Catalogue;
using DxIoc.Designer.Texts;
using Microsoft.AspNetCore.Components;

namespace DxIoc.Designer.Desk;

/// <summary>What the desk is given: the catalogue to choose from, the language, and how the wall draws a scene and tells a time.</summary>
/// <param name="Draw">The scene on its live data.</param>
/// <param name="When">A time as people read it.</param>
public sealed record DeskScope(
    string Language,
    IReadOnlyList<AreaInfo> Areas,
    IReadOnlyList<SectorInfo> Sectors,
    IReadOnlyList<IndicatorInfo> Indicators,
    RenderFragment<Contracts.Dashboards.SceneInfo> Draw,
    Func<DateTimeOffset, string> When)
{
    public string this[string key] => DeskTexts.Of(key, Language);

    /// <summary>What a tile is called: its title, its indicator's name, its kind.</summary>
    public string NameOf(Contracts.Dashboards.TileInfo tile) =>
        tile.Title?.In(Language) is { Length: > 0 } title ? title
        : Indicators.FirstOrDefault(i => i.Id == tile.Indicator) is { } indicator ? indicator.Name.In(Language)
        : this[$"kind.{tile.Kind}"];
}
