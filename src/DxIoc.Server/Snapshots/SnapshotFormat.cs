namespace DxIoc.Server.Snapshots;

/// <summary>What a picture is made into.</summary>
internal enum SnapshotFormat
{
    Png,
    Pdf,
}
