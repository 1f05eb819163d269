using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Dashboards;

/// <summary>The value of a tile's or scene's key: one word or number, a list of ids, or a text for people. Exactly one of them.</summary>
public sealed record SettingValue(string? Word = null, IReadOnlyList<string>? List = null, LocalText? Name = null);
