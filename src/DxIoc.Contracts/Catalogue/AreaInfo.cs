namespace DxIoc.Contracts.Catalogue;

/// <summary>An area as clients see it. Kind: province, city, town, district, or any word of the area file.</summary>
public sealed record AreaInfo(string Id, string Kind, LocalText Name, string? Parent);
