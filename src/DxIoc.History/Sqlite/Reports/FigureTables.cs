using System.Security.Cryptography;
using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Reports;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite.Reports;

/// <summary>Writes the tables of figures.db, over one connection that it owns. Used by the writer's thread alone.</summary>
internal sealed class FigureTables(SqliteConnection connection, long limitBytes) : ISqliteTables
{
    private static readonly string[] Columns =
        ["state", "document", "number", "document_date", "note", "file_name", "file_hash", "rows", "left_out", "corrections", "submitted_by", "submitted_at"];

    public SqliteConnection Connection => connection;

    /// <summary>Null when the file is full.</summary>
    public long? Add(FigureHandIn handIn, SqliteTransaction transaction)
    {
        if (SqliteFile.Number(connection, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") + handIn.File.Length > limitBytes)
        {
            return null;
        }

        using var add = Statement(
            $"INSERT INTO submissions ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))}) RETURNING id", Columns.Length, transaction);
        SqliteReader.Bind(
            add,
            (long)SubmissionState.Submitted,
            handIn.Document.Name,
            handIn.Document.Number,
            OrNull(handIn.Document.Date?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            handIn.Note,
            handIn.FileName,
            Convert.ToHexStringLower(SHA256.HashData(handIn.File)),
            (long)handIn.Figures.Count,
            (long)handIn.LeftOut.Select(e => e.Row).Distinct().Count(),
            Corrections(handIn.Figures, transaction),
            handIn.By.Person,
            Instant.From(handIn.By.Time).Micros);
        var id = (long)add.ExecuteScalar()!;
        AddRows(id, handIn, transaction);
        using var file = Statement("INSERT INTO files VALUES ($1, $2)", 2, transaction);
        ObservationTables.Run(file, id, handIn.File);
        return id;
    }

    /// <summary>True when the submission moved; its state and its people are looked at in the same transaction.</summary>
    public bool Move(long id, FigureMove move, FigureStep by, string reason, SqliteTransaction transaction)
    {
        var (who, state, from) = move switch
        {
            FigureMove.Approve => ("approved", SubmissionState.Approved, "state = 0 AND submitted_by <> $2"),
            FigureMove.Publish => ("published", SubmissionState.Published, "state = 1 AND submitted_by <> $2"),
            _ => ("rejected", SubmissionState.Rejected, "state IN (0, 1)"),
        };
        var publication = move == FigureMove.Publish ? ", publication = (SELECT coalesce(max(publication), 0) + 1 FROM submissions)" : "";
        using var update = Statement(
            $"UPDATE submissions SET state = $4, {who}_by = $2, {who}_at = $3, reason = $5{publication} WHERE id = $1 AND {from}", 5, transaction);
        return ObservationTables.Run(update, id, by.Person, Instant.From(by.Time).Micros, (long)state, reason) == 1;
    }

    public void Keep()
    {
    }

    public void Forget()
    {
    }

    public void Dispose() => connection.Dispose();

    private long Corrections(IReadOnlyList<FigureRow> figures, SqliteTransaction transaction)
    {
        using var known = Statement(
            "SELECT count(*) FROM figures f JOIN submissions s ON s.id = f.submission WHERE f.indicator = $1 AND f.area = $2 AND f.period = $3 AND s.publication IS NOT NULL", 3, transaction);
        long corrections = 0;
        foreach (var figure in figures)
        {
            SqliteReader.Bind(known, figure.Indicator, figure.Area, figure.Period);
            corrections += (long)known.ExecuteScalar()! > 0 ? 1 : 0;
        }

        return corrections;
    }

    private void AddRows(long id, FigureHandIn handIn, SqliteTransaction transaction)
    {
        using var figure = Statement("INSERT INTO figures VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", 11, transaction);
        foreach (var f in handIn.Figures)
        {
            var first = Period.TryParse(f.Period, out var period) ? period.First : DateOnly.MinValue;
            ObservationTables.Run(
                figure, id, f.Area, f.Indicator, f.Period, first.ToString("O", System.Globalization.CultureInfo.InvariantCulture), (long)f.Row, f.Value, OrNull(f.Numerator), OrNull(f.Denominator), OrNull(f.Target), f.Note);
        }

        using var left = Statement("INSERT INTO left_out VALUES ($1, $2, $3, $4, $5, $6)", 6, transaction);
        foreach (var e in handIn.LeftOut)
        {
            ObservationTables.Run(left, id, (long)e.Row, (long)e.Cell, e.Column, e.Problem.Vi, e.Problem.En);
        }
    }

    private SqliteCommand Statement(string sql, int parameters, SqliteTransaction transaction)
    {
        var command = ObservationTables.Statement(connection, sql, parameters);
        command.Transaction = transaction;
        return command;
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
