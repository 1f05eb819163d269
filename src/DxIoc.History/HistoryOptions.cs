namespace DxIoc.History;

/// <summary>Settings of section "History" (and the data folder).</summary>
public sealed class HistoryOptions
{
    /// <summary>"sqlite" (default) or "influxdb".</summary>
    public string Store { get; set; } = "sqlite";

    /// <summary>Folder of the embedded store and of the spool; from "Data:Path". Made when absent.</summary>
    public string Folder { get; set; } = "./data";

    /// <summary>Days for which raw observations are kept, 1 to 3650.</summary>
    public int RawDays { get; set; } = 30;

    /// <summary>Days for which minutes are kept, 1 to 36500.</summary>
    public int MinuteDays { get; set; } = 730;

    /// <summary>Size of the store, in MiB, beyond which the oldest raw observations go first; 64 to 1,048,576.</summary>
    public int SizeLimitMiB { get; set; } = 20_480;

    /// <summary>Size of the file of reported figures, in MiB, beyond which no more are taken; 16 to 1,048,576. They are never deleted.</summary>
    public int FiguresLimitMiB { get; set; } = 2_048;

    /// <summary>Refused messages kept, 100 to 1,000,000.</summary>
    public int RefusedKept { get; set; } = 10_000;

    /// <summary>Which InfluxDB, when that is the store.</summary>
    public InfluxOptions Influx { get; set; } = new();

    /// <summary>What may wait while InfluxDB is away.</summary>
    public SpoolOptions Spool { get; set; } = new();
}
