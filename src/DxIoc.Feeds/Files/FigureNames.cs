using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Files;

/// <summary>Finds areas and reported indicators by id or by name in either language, however it is written.</summary>
internal sealed class FigureNames
{
    private static readonly string[] KindsOfArea = ["thanh pho ", "tp ", "thi xa ", "tx ", "huyen ", "tinh ", "quan ", "city ", "district ", "province "];

    private readonly ILookup<string, string> _areas;
    private readonly ILookup<string, IndicatorDefinition> _indicators;

    public FigureNames(IndicatorCatalogue catalogue)
    {
        _areas = catalogue.Areas.All
            .SelectMany(a => new[] { a.Id, a.Name.Vi, a.Name.En }.Select(FoldedText.Of).Distinct().Select(n => (Name: n, a.Id)))
            .ToLookup(n => n.Name, n => n.Id, StringComparer.Ordinal);
        _indicators = catalogue.Indicators.Where(i => i.Report is not null)
            .SelectMany(i => new[] { i.Id, i.Name.Vi, i.Name.En }.Select(FoldedText.Of).Distinct().Select(n => (Name: n, Indicator: i)))
            .ToLookup(n => n.Name, n => n.Indicator, StringComparer.Ordinal);
    }

    /// <summary>Null where there is none, or more than one.</summary>
    public string? Area(string text)
    {
        var name = FoldedText.Of(text);
        var kind = KindsOfArea.FirstOrDefault(k => name.StartsWith(k, StringComparison.Ordinal)) ?? "";
        return One(_areas[name]) ?? One(_areas[name[kind.Length..]]);
    }

    /// <summary>Null where there is none, or more than one.</summary>
    public IndicatorDefinition? Indicator(string text) => One(_indicators[FoldedText.Of(text)]);

    private static T? One<T>(IEnumerable<T> found)
        where T : class => found.Distinct().ToList() is [var one] ? one : null;
}
