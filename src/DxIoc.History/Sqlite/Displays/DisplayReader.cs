using DxIoc.Contracts.Displays;
using DxIoc.Indicators.Displays;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite.Displays;

/// <summary>Reads the displays of state.db beside their writer. Safe for concurrent use.</summary>
internal sealed class DisplayReader(SqliteFile file)
{
    public IReadOnlyList<Display> All()
    {
        using var connection = file.Connect(readOnly: true);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT id, token_hash, name, own_kind, own_id, enrolled_at, order_since, order_until, order_frozen, order_tile, order_kind, order_id FROM displays ORDER BY name, id";
        using var row = command.ExecuteReader();
        var displays = new List<Display>();
        while (row.Read())
        {
            displays.Add(new Display(
                row.GetString(0), row.GetString(1), row.GetString(2), new DisplayShows(row.GetString(3), row.GetString(4)), Time(row, 5)!.Value, OrderOf(row)));
        }

        return displays;
    }

    private static DisplayOrder? OrderOf(SqliteDataReader row) => Time(row, 6) is not { } since ? null : new DisplayOrder(
        Text(row, 10) is { } kind ? new DisplayShows(kind, row.GetString(11)) : null, row.GetInt64(8) == 1, Text(row, 9), since, Time(row, 7));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new Instant(row.GetInt64(column)).ToDateTimeOffset();
}
