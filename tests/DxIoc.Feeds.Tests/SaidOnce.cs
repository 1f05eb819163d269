using DxIoc.Feeds.Mqtt;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Tests;

/// <summary>A logger to wait for a line with.</summary>
internal sealed class SaidOnce(string begin) : ILogger<ExternalBroker>
{
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Said => _said.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).StartsWith(begin, StringComparison.Ordinal))
        {
            _said.TrySetResult();
        }
    }
}
