using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>A logger that keeps the names of what was said.</summary>
internal sealed class SaidNames : ILogger
{
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _names.Add(formatter(state, exception).Split(':')[0]);
}
