using DxIoc.History;
using Microsoft.AspNetCore.Diagnostics;

namespace DxIoc.Server.Api;

/// <summary>A history that does not answer is no mistake of the program: callers are told to come back, the log gets a line.</summary>
internal sealed partial class HistoryProblem(ILogger<HistoryProblem> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    private readonly ILogger<HistoryProblem> _logger = logger;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not HistoryException)
        {
            return false;
        }

        LogHistoryAway(httpContext.Request.Path, exception.Message);
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        await Problems.Unavailable("History does not answer now; /api/v1/status says why. Live boards go on.").ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "HistoryAway: {Path} could not be answered: {Reason}")]
    private partial void LogHistoryAway(string path, string reason);
}
