using System.Text;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>How the cells of CSV are written, beside their columns and their separator.</summary>
/// <param name="DecimalComma">A cell with one comma and no point is a number with decimals; one with a point still is.</param>
/// <param name="Fallback">In which a text is read that is no UTF-8; null where such a text is refused.</param>
internal sealed record CsvRules(bool DecimalComma, Encoding? Fallback)
{
    /// <summary>Every key that format csv alone has.</summary>
    public static readonly IReadOnlyList<string> Keys = ["columns", "separator", "decimals", "encoding"];

    public static CsvRules Plain { get; } = new(false, null);

    public static CsvRules Read(YamlEntry e) => new(
        e.OneOf("decimals", ["point", "comma"], "point") == "comma",
        e.OneOf("encoding", ["utf-8", "windows-1258", "windows-1252"], "utf-8") switch
        {
            "windows-1258" => CodePagesEncodingProvider.Instance.GetEncoding(1258),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
            _ => null,
        });
}
