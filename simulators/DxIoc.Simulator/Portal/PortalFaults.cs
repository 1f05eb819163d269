namespace DxIoc.Simulator.Portal;

/// <summary>What goes wrong with the portal, changed while it runs. Null for nothing.</summary>
internal sealed class PortalFaults
{
    /// <summary>Answers with this status.</summary>
    public int? Status { get; set; }

    /// <summary>Answers after this long.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>Answers with this many bytes of nothing of use.</summary>
    public long? Bytes { get; set; }
}
