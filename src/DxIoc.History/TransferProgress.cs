namespace DxIoc.History;

/// <summary>How far an export or an import is.</summary>
/// <param name="Part">0 to 1, of the work.</param>
/// <param name="Lines">Lines written or read so far.</param>
public readonly record struct TransferProgress(double Part, long Lines);
