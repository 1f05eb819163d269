namespace DxIoc.Server.Api;

/// <summary>Section "Observations" of the settings.</summary>
public sealed class ObservationOptions
{
    /// <summary>SHA-256 of each key with which observations may be posted; empty (the default) for everybody.</summary>
    public IReadOnlyList<byte[]> KeyHashes { get; init; } = [];
}
