using System.Text;
using DxIoc.Contracts.Catalogue;
using DxIoc.Feeds.Decoding.Formats;

namespace DxIoc.Feeds.Files;

/// <summary>
/// A table from CSV in UTF-8, with or without its mark. The separator is the one of ';', ',' and tab that parts most of the first
/// lines; a first line "sep=;" says so itself. Pure; nothing throws.
/// </summary>
internal static class CsvSheet
{
    private const string Format = "csv";
    private const int LinesLookedAt = 20;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly LocalText NoText = new(
        "Tệp không phải văn bản UTF-8: trong Excel hãy lưu lại dạng \"CSV UTF-8\" hoặc .xlsx",
        "The file is no UTF-8 text: save it in Excel as \"CSV UTF-8\", or as .xlsx");

    public static Sheet Read(byte[] bytes)
    {
        if (Decode(bytes) is not { } text)
        {
            return Sheet.Refused(Format, NoText);
        }

        var separator = SeparatorOf(text, out var at);
        var rows = new List<SheetRow>();
        var line = at > 0 ? 2 : 1;
        while (at < text.Length)
        {
            var begin = at;
            var cells = CsvFormat.Row(text, ref at, separator);
            if (cells.Exists(c => c.Length > 0))
            {
                if (Excess(cells, rows.Count) is { } problem)
                {
                    return Sheet.Refused(Format, problem);
                }

                rows.Add(new SheetRow(line, [.. cells.Select(c => new SheetCell(c))]));
            }

            // A quoted cell may hold line breaks: the lines of the file count on.
            line += Math.Max(1, text.AsSpan(begin, at - begin).Count('\n'));
        }

        return new Sheet(Format, rows);
    }

    private static LocalText? Excess(List<string> cells, int rows) =>
        rows >= Sheet.RowLimit ? Sheet.TooManyRows
        : cells.Count > Sheet.ColumnLimit ? Sheet.TooManyColumns
        : cells.Exists(c => c.Length > Sheet.TextLimit) ? Sheet.TooLong
        : null;

    private static string? Decode(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static char SeparatorOf(string text, out int begin)
    {
        begin = 0;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            begin = text.IndexOf('\n', StringComparison.Ordinal) + 1;
            return text[4];
        }

        return new[] { ';', '\t', ',' }.MaxBy(separator => Parts(text, separator));
    }

    /// <summary>The most cells that one of the first lines falls into.</summary>
    private static int Parts(string text, char separator)
    {
        var (at, most) = (0, 0);
        for (var line = 0; line < LinesLookedAt && at < text.Length; line++)
        {
            most = Math.Max(most, CsvFormat.Row(text, ref at, separator).Count);
        }

        return most;
    }
}
