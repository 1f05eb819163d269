namespace DxIoc.Feeds.Pictures;

/// <summary>Settings of section "Pictures": the last picture of each camera is kept in memory.</summary>
public sealed record PictureOptions
{
    /// <summary>Pictures kept, one a device; 1 to 100,000. One more is refused, unless one that is a day old can go.</summary>
    public int CountLimit { get; init; } = 2_000;

    /// <summary>Mebibytes of all of them, 1 to 16,384. What would exceed it is refused in the same way.</summary>
    public int SizeLimitMiB { get; init; } = 256;
}
