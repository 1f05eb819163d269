using DxIoc.Contracts.Dashboards;

namespace DxIoc.Server.Designing;

/// <summary>What became of a save.</summary>
/// <param name="Saved">Null where nothing was written.</param>
/// <param name="Errors">Why not: all that is wrong.</param>
/// <param name="Changed">True where somebody else wrote the file meanwhile.</param>
internal sealed record SaveOutcome(SceneSaved? Saved, IReadOnlyList<string> Errors, bool Changed);
