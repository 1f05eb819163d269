namespace DxIoc.History.Influx;

/// <summary>A batch that waits.</summary>
/// <param name="Commit">The write that it belongs to; 0 for minutes.</param>
/// <param name="Written">Microseconds, by the server's clock.</param>
/// <param name="Body">Line protocol, plain or as one gzip member.</param>
internal sealed record SpoolRow(long Id, InfluxTarget Target, long Commit, long Written, int Points, byte[] Body);
