using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Intake;

public sealed partial class IntakeQueue
{
    [LoggerMessage(Level = LogLevel.Error, Message = "WriteFailed: {Messages} messages were not stored and not acknowledged: {Reason}")]
    private partial void LogWriteFailed(int messages, string reason);
}
