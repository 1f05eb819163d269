using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>Keeps what was logged.</summary>
internal sealed class Log<T> : ILogger<T>, ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public Task SaysAsync(string part) => Until.HoldsAsync($"'{part}' is logged", () => Says(part), () => string.Join('\n', _lines));

    public bool Says(string part) => _lines.Any(l => l.Contains(part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)}");

    public void Dispose()
    {
    }
}
