using System.Net.Sockets;
using DxIoc.Feeds;
using DxIoc.History;
using DxIoc.Server.State;
using Microsoft.AspNetCore.Connections;

namespace DxIoc.Server.Startup;

/// <summary>Says in one line what stopped the server from starting, and what to do.</summary>
internal static class StartupFailure
{
    /// <summary>The line (several for several wrong settings or catalogue entries); null for a bug, which keeps its stack trace.</summary>
    public static string? Explain(Exception e) => e switch
    {
        SettingsException or CatalogueException or HistoryException or FeedException => e.Message,
        AggregateException { InnerException: { } inner } => Explain(inner),
        IOException { InnerException: AddressInUseException } or AddressInUseException =>
            $"{e.Message.TrimEnd('.')}: stop the program that uses the port, or choose another with --Urls=http://localhost:8081.",
        IOException { InnerException: SocketException } or SocketException =>
            $"The web listener could not be opened ({e.Message.TrimEnd('.')}): check --Urls.",
        UnauthorizedAccessException => $"{e.Message.TrimEnd('.')}: give the server the right to use it, or choose another folder with --Data:Path.",
        _ => null,
    };
}
