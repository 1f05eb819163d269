namespace DxIoc.Contracts.Dashboards;

/// <summary>What was written. In force within two seconds.</summary>
public sealed record SceneSaved(string File, string Version);
