using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DxIoc.Feeds.Files;

/// <summary>Which of a workbook's cell styles show a number as a date or as a percentage. Immutable.</summary>
internal sealed partial class XlsxStyles
{
    private readonly List<(bool Date, bool Percent)> _styles = [];

    public XlsxStyles(WorkbookPart workbook)
    {
        Date1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true;
        if (workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } sheet)
        {
            return;
        }

        var codes = (sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId is not null && f.FormatCode is not null)
            .GroupBy(f => f.NumberFormatId!.Value)
            .ToDictionary(g => g.Key, g => g.First().FormatCode!.Value ?? "");
        foreach (var format in formats.Elements<CellFormat>())
        {
            var id = format.NumberFormatId?.Value ?? 0;
            var code = Unquoted().Replace(codes.GetValueOrDefault(id, ""), "");
            _styles.Add((
                id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || DateCode().IsMatch(code),
                id is 9 or 10 || code.Contains('%', StringComparison.Ordinal)));
        }
    }

    /// <summary>True where days are counted from 1904.</summary>
    public bool Date1904 { get; }

    public (bool Date, bool Percent) Of(uint? style) => style is { } s && s < _styles.Count ? _styles[(int)s] : default;

    [GeneratedRegex("[yd]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateCode();

    /// <summary>Texts, colours and conditions in a format code are no part of its form.</summary>
    [GeneratedRegex("""("[^"]*")|(\[[^\]]*\])|(\\.)|(_.)|(\*.)""", RegexOptions.CultureInvariant)]
    private static partial Regex Unquoted();
}
