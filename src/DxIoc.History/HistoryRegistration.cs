using DxIoc.History.Influx;
using DxIoc.History.Sqlite;
using DxIoc.History.Sqlite.Displays;
using DxIoc.History.Sqlite.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DxIoc.History;

/// <summary>Puts the configured store behind <see cref="IHistory"/>.</summary>
public static class HistoryRegistration
{
    /// <param name="options">Validated already.</param>
    public static IServiceCollection AddHistory(this IServiceCollection services, HistoryOptions options) => services
        .AddSingleton<IFigureStore>(s => new SqliteFigures(options, s.GetRequiredService<ILogger<SqliteFigures>>()))
        .AddSingleton<IDisplayStore>(s => new SqliteDisplays(options, s.GetRequiredService<ILogger<SqliteDisplays>>()))
        .AddSingleton<IHistory>(s => options.Store == "influxdb"
            ? new InfluxHistory(options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<InfluxHistory>>())
            : new SqliteHistory(options, s.GetRequiredService<ILogger<SqliteHistory>>()));
}
