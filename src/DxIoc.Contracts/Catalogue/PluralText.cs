namespace DxIoc.Contracts.Catalogue;

/// <summary>An English word that a number stands before: "1 fire", "2 fires". Vietnamese has one form for every number.</summary>
public sealed record PluralText(string One, string Other);
