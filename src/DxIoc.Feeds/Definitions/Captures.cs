namespace DxIoc.Feeds.Definitions;

/// <summary>What the named parts of a topic or path stand for; null for a name that it has not.</summary>
internal readonly record struct Captures(string? Area, string? Device, string? Measure)
{
    /// <summary>The nearer one's names win.</summary>
    public Captures Over(Captures other) => new(Area ?? other.Area, Device ?? other.Device, Measure ?? other.Measure);

    public Captures With(string name, string value) => name switch
    {
        "area" => this with { Area = value },
        "device" => this with { Device = value },
        _ => this with { Measure = value },
    };
}
