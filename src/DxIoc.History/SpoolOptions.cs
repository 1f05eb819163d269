namespace DxIoc.History;

/// <summary>Settings of section "History:Spool": how much may wait on disk while InfluxDB is away.</summary>
public sealed class SpoolOptions
{
    /// <summary>MiB of waiting batches beyond which nothing more is acknowledged; 16 to 1,048,576.</summary>
    public int SizeLimitMiB { get; set; } = 4_096;

    /// <summary>Hours that the oldest batch may wait before nothing more is acknowledged; 1 to 720.</summary>
    public int Hours { get; set; } = 24;
}
