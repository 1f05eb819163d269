namespace DxIoc.History;

/// <summary>Settings of section "History:Influx": which InfluxDB, and how to be let in.</summary>
public sealed class InfluxOptions
{
    /// <summary>Scheme, host and port, and a path where a proxy needs one.</summary>
    public Uri Url { get; set; } = new("http://localhost:8086");

    /// <summary>The database of InfluxDB 1.x; made at start when absent. Not used when a bucket is named.</summary>
    public string Database { get; set; } = "dxioc";

    /// <summary>For InfluxDB 1.x with accounts; null without.</summary>
    public string? Username { get; set; }

    /// <summary>Goes with the user name.</summary>
    public string? Password { get; set; }

    /// <summary>For InfluxDB 2.x and 3.x: the first part of the names of its three buckets. Null for 1.x.</summary>
    public string? Bucket { get; set; }

    /// <summary>The organisation of the buckets (2.x).</summary>
    public string? Org { get; set; }

    /// <summary>For InfluxDB 2.x and 3.x.</summary>
    public string? Token { get; set; }
}
