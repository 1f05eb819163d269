using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace DxIoc.Server.Startup;

/// <summary>Logs: JSON to a file a day under the data folder, two weeks kept; readable to the console.</summary>
internal static class Logs
{
    private const long FileLimitBytes = 256L << 20;
    private const int FilesKept = 14;

    public static void AddLogs(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            //// "Not ready yet" is an answer, not an error.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            //// The silo's watchdog takes the machine's uptime for a delay when it starts, and says so at each start.
            .MinimumLevel.Override("Orleans.Runtime.Watchdog", LogEventLevel.Error)
            //// A server of this size collects better without it; the silo's advice would greet every newcomer.
            .Filter.ByExcluding(e => e.MessageTemplate.Text.Contains("ServerGC", StringComparison.Ordinal))
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Async(a => a.File(
                new CompactJsonFormatter(),
                Path.Combine(settings.DataPath, "logs", "dxioc-.json"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: FileLimitBytes,
                retainedFileCountLimit: FilesKept,
                shared: false));
        if (settings.LogToConsole)
        {
            logs.WriteTo.Logger(console => console
                .Filter.With(new UntilFailedStart())
                .WriteTo.Console(
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}",
                    formatProvider: CultureInfo.InvariantCulture));
        }

        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(logs.CreateLogger(), dispose: true);
    }

    /// <summary>
    /// Ends what the console is told when the start has failed: stack traces of the host, and of a silo that is cut off. People get
    /// the one line of <see cref="StartupFailure"/>; the file has everything.
    /// </summary>
    private sealed class UntilFailedStart : ILogEventFilter
    {
        private volatile bool _failed;

        public bool IsEnabled(LogEvent logEvent)
        {
            _failed |= logEvent.MessageTemplate.Text == "Hosting failed to start";
            return !_failed;
        }
    }
}
