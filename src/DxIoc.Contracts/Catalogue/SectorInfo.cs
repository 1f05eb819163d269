namespace DxIoc.Contracts.Catalogue;

/// <summary>A sector, in the order in which screens show them.</summary>
public sealed record SectorInfo(string Id, LocalText Name);
