namespace DxIoc.Grains.Intake;

/// <summary>Settings of section "Intake".</summary>
public sealed class IntakeOptions
{
    /// <summary>Messages that may wait for the durable write; further senders wait. 100 to 1,000,000.</summary>
    public int QueueLimit { get; set; } = 20_000;

    /// <summary>Observations in one durable write at most, 1 to 100,000.</summary>
    public int BatchLimit { get; set; } = 4_096;

    /// <summary>Milliseconds that a write waits for company, 0 to 1,000.</summary>
    public int LingerMilliseconds { get; set; } = 5;

    /// <summary>Milliseconds for which observations of one cell are gathered before its grain is called, 1 to 1,000.</summary>
    public int DispatchMilliseconds { get; set; } = 50;

    /// <summary>Observations gathered for all cells at most; beyond, the intake waits. 1,000 to 10,000,000.</summary>
    public int DispatchLimit { get; set; } = 200_000;
}
