namespace DxIoc.History.Influx;

/// <summary>The three places of the layout: a retention policy (1.x) or a bucket's last part (2.x, 3.x), and the measurement in it.</summary>
internal enum InfluxTarget
{
    Raw,
    Minute,
    Hour,
}
