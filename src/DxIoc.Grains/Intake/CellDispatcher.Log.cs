using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Intake;

public sealed partial class CellDispatcher
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "CellFailed: {Area}/{Indicator} did not take its batch and rebuilds from history: {Reason}")]
    private partial void LogCellFailed(string area, string indicator, string reason);
}
