using MessagePack;

namespace DxIoc.Contracts.Displays;

/// <summary>How a screen is, by its own account, every ten seconds and when it shows another scene. The server bounds and checks it.</summary>
[MessagePackObject]
public sealed record DisplayReport
{
    /// <summary>The scene that stands, or empty.</summary>
    [Key("scene")]
    public string Scene { get; init; } = "";

    /// <summary>Seconds for which it has stood.</summary>
    [Key("standing")]
    public double Standing { get; init; }

    /// <summary>The version that the page was loaded from.</summary>
    [Key("software")]
    public string Software { get; init; } = "";

    /// <summary>Seconds since the last update of a board.</summary>
    [Key("updateAge")]
    public double UpdateAge { get; init; }

    /// <summary>Seconds by which the screen's own clock is behind the server's; negative where it is ahead.</summary>
    [Key("clockOffset")]
    public double ClockOffset { get; init; }

    /// <summary>Frames a second, the mean since the report before.</summary>
    [Key("frames")]
    public double Frames { get; init; }

    /// <summary>Memory of its scripts in MiB; 0 where the browser does not tell.</summary>
    [Key("heap")]
    public double HeapMiB { get; init; }

    /// <summary>Whether the browser lets it sound without a touch.</summary>
    [Key("sound")]
    public bool Sound { get; init; }

    [Key("width")]
    public int Width { get; init; }

    [Key("height")]
    public int Height { get; init; }
}
