namespace DxIoc.Grains.Cells;

/// <summary>Names a cell: one indicator in one area. As a grain key "area/indicator".</summary>
public readonly record struct CellKey(string Area, string Indicator)
{
    public override string ToString() => $"{Area}/{Indicator}";

    /// <exception cref="FormatException">The key has no slash: a bug of the caller.</exception>
    public static CellKey Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new CellKey(key[..slash], key[(slash + 1)..])
            : throw new FormatException($"'{key}' is no cell key; it has the form area/indicator.");
    }
}
