namespace DxIoc.Contracts.Catalogue;

/// <summary>What the plan wants: comparison is one of "&gt;=", "&gt;", "&lt;=", "=", and the source names the plan's clause.</summary>
public sealed record TargetInfo(string Comparison, double Value, string Source)
{
    /// <summary>The source in English; null where it is the same.</summary>
    public string? SourceEn { get; init; }

    public string SourceIn(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? SourceEn ?? Source : Source;
}
