namespace DxIoc.Server.Reports;

/// <summary>Somebody who works with reported figures. Known by a personal key, of which only the hash is in memory.</summary>
/// <param name="KeyHash">SHA-256 of the key.</param>
internal sealed record FigurePerson(string Name, byte[] KeyHash, bool MaySubmit, bool MayApprove);
