using Microsoft.Extensions.Logging;

namespace DxIoc.History.Influx;

/// <summary>What shipping says.</summary>
internal sealed partial class Shipper
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "ShippingFails: {Points} points wait in the spool and are tried again: {Reason}")]
    private partial void LogFails(string reason, long points);

    [LoggerMessage(Level = LogLevel.Information, Message = "ShippingWorks: {Address} takes points again; {Points} wait in the spool and drain")]
    private partial void LogWorks(string address, long points);

    [LoggerMessage(Level = LogLevel.Error, Message = "PointsPutAside: InfluxDB refuses {Count} points for good; they are kept at /api/v1/refused with code store: {Reason}")]
    private partial void LogPutAside(int count, string reason);
}
