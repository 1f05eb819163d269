using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Displays;

/// <summary>What the shift's log says of displays.</summary>
internal sealed partial class DisplaysGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "DisplayEnrolled: {Name} ({Id}) shows {Kind} {Shows}")]
    private partial void LogEnrolled(string name, string id, string kind, string shows);

    [LoggerMessage(Level = LogLevel.Information, Message = "DisplayChanged: {Name} ({Id}) shows {Kind} {Shows}")]
    private partial void LogChanged(string name, string id, string kind, string shows);

    [LoggerMessage(Level = LogLevel.Information, Message = "DisplayRemoved: {Name} ({Id})")]
    private partial void LogRemoved(string name, string id);

    [LoggerMessage(Level = LogLevel.Information, Message = "DisplayDriven: {Action} {Kind} {Shows} on {Name} ({Id})")]
    private partial void LogDriven(string? action, string? kind, string? shows, string name, string id);

    [LoggerMessage(Level = LogLevel.Information, Message = "SituationHolds: {Situation} brings {Scene} until {Until}")]
    private partial void LogSituation(string situation, string scene, DateTimeOffset until);
}
