namespace DxIoc.Contracts.Dashboards;

/// <summary>A file of scenes as it is to be from now on.</summary>
/// <param name="Base">The version that the changes began with: one that is no longer there is refused.</param>
public sealed record SceneSave(string? Text, string? Base);
