namespace DxIoc.Grains.Cells;

/// <summary>How often cells and boards speak. Section "Cells".</summary>
public sealed class CellOptions
{
    /// <summary>Milliseconds between two reports of one cell at least, 50 to 10,000: 250 is four a second.</summary>
    public int ReportMilliseconds { get; set; } = 250;

    /// <summary>Milliseconds between two parts that one cell gives to its parent at least, 50 to 10,000.</summary>
    public int PartMilliseconds { get; set; } = 100;

    /// <summary>Milliseconds for which a cell gathers a first change before it reports, 0 to 1,000.</summary>
    public int SettleMilliseconds { get; set; } = 20;

    /// <summary>Seconds between two recordings of a cell's running minute, 1 to 60.</summary>
    public int RecordSeconds { get; set; } = 5;
}
