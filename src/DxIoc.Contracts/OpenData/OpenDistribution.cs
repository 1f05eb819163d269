namespace DxIoc.Contracts.OpenData;

/// <summary>A dataset in one form, at an address that stays.</summary>
public sealed record OpenDistribution(string Format, string MediaType, string DownloadUrl);
