namespace DxIoc.History.Influx;

/// <summary>InfluxDB did not answer as it should.</summary>
/// <param name="passing">True when the same question may be answered later; false when something must be changed first.</param>
internal sealed class InfluxException(string message, bool passing, Exception? inner = null) : Exception(message, inner)
{
    public bool Passing => passing;

    /// <summary>The same as one of ours, for whoever asked history.</summary>
    public HistoryException ToHistory() => new(Message, this);
}
