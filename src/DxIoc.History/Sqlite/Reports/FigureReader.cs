using System.Globalization;
using System.Text.Json;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite.Reports;

/// <summary>Reads figures.db beside its writer. Safe for concurrent use.</summary>
internal sealed class FigureReader(SqliteFile file)
{
    private const string Submission = """
        s.id, s.state, s.document, s.number, s.document_date, s.note, s.file_name, s.file_hash, s.rows, s.left_out, s.corrections,
        s.submitted_by, s.submitted_at, s.approved_by, s.approved_at, s.published_by, s.published_at, s.rejected_by, s.rejected_at, s.reason
        """;

    private const int SubmissionColumns = 20;

    private const string Figure = "f.row, f.area, f.indicator, f.period, f.value, f.numerator, f.denominator, f.target, f.note";

    private const int FigureColumns = 9;

    public IReadOnlyList<FigureSubmission> Submissions(SubmissionState? state, long? below, int limit) => Read(
        $"SELECT {Submission} FROM submissions s WHERE ($1 IS NULL OR s.state = $1) AND ($2 IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3",
        r => SubmissionOf(r, 0),
        state is { } s ? (long)s : DBNull.Value,
        below ?? (object)DBNull.Value,
        (long)limit);

    public FigureSubmission? SubmissionOf(long id) =>
        Read($"SELECT {Submission} FROM submissions s WHERE s.id = $1", r => SubmissionOf(r, 0), id) is [var one] ? one : null;

    public FigureSubmissionDetail? Detail(long id) => SubmissionOf(id) is not { } submission ? null : new FigureSubmissionDetail(
        submission,
        Read($"SELECT {Figure} FROM figures f WHERE f.submission = $1 ORDER BY f.row", r => FigureOf(r, 0), id),
        Read(
            "SELECT row, cell, header, vi, en FROM left_out WHERE submission = $1 ORDER BY row, cell",
            r => new FigureError(r.GetInt32(0), r.GetInt32(1), r.GetString(2), new LocalText(r.GetString(3), r.GetString(4))),
            id));

    public byte[]? File(long id) =>
        Read("SELECT content FROM files WHERE submission = $1", r => (byte[])r.GetValue(0), id) is [var one] ? one : null;

    public IReadOnlyList<FigureVersion> Versions(FigureQuery query) => Read(
        $"""
        WITH published AS (
            SELECT {Figure}, f.submission, f.first, s.publication,
                row_number() OVER (PARTITION BY f.indicator, f.area, f.period ORDER BY s.publication DESC) AS version,
                dense_rank() OVER (PARTITION BY f.indicator ORDER BY f.first DESC, f.period DESC) AS nth
            FROM figures f JOIN submissions s ON s.id = f.submission
            WHERE s.publication IS NOT NULL AND s.published_at <= $3
                AND f.indicator IN (SELECT value FROM json_each($2)) AND f.area IN (SELECT value FROM json_each($1)))
        SELECT {Figure}, {Submission}, f.version FROM published f JOIN submissions s ON s.id = f.submission
        WHERE f.nth <= $4 AND (f.version = 1 OR NOT $5)
        ORDER BY f.first DESC, f.period, f.indicator, f.area, f.version LIMIT $6
        """,
        r => new FigureVersion(FigureOf(r, 0), SubmissionOf(r, FigureColumns), r.GetInt64(FigureColumns + SubmissionColumns) == 1),
        JsonSerializer.Serialize(query.Areas),
        JsonSerializer.Serialize(query.Indicators),
        query.At.Micros,
        (long)query.Periods,
        query.InForceOnly ? 1L : 0L,
        (long)query.Limit);

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params object[] values)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(connection, sql, values.Length);
        SqliteReader.Bind(select, values);
        using var rows = select.ExecuteReader();
        var read = new List<T>();
        while (rows.Read())
        {
            read.Add(row(rows));
        }

        return read;
    }

    private static FigureRow FigureOf(SqliteDataReader r, int at) => new(
        r.GetInt32(at), r.GetString(at + 1), r.GetString(at + 2), r.GetString(at + 3), r.GetDouble(at + 4), Number(r, at + 5), Number(r, at + 6), Number(r, at + 7), r.GetString(at + 8));

    private static FigureSubmission SubmissionOf(SqliteDataReader r, int at) => new()
    {
        Id = r.GetInt64(at),
        State = (SubmissionState)r.GetInt32(at + 1),
        Document = new FigureDocument(
            r.GetString(at + 2), r.GetString(at + 3), r.IsDBNull(at + 4) ? null : DateOnly.ParseExact(r.GetString(at + 4), "O", CultureInfo.InvariantCulture)),
        Note = r.GetString(at + 5),
        FileName = r.GetString(at + 6),
        FileHash = r.GetString(at + 7),
        Rows = r.GetInt32(at + 8),
        LeftOut = r.GetInt32(at + 9),
        Corrections = r.GetInt32(at + 10),
        Submitted = StepOf(r, at + 11)!,
        Approved = StepOf(r, at + 13),
        Published = StepOf(r, at + 15),
        Rejected = StepOf(r, at + 17),
        Reason = r.GetString(at + 19),
    };

    private static FigureStep? StepOf(SqliteDataReader r, int at) =>
        r.IsDBNull(at) ? null : new FigureStep(r.GetString(at), new Instant(r.GetInt64(at + 1)).ToDateTimeOffset());

    private static double? Number(SqliteDataReader r, int at) => r.IsDBNull(at) ? null : r.GetDouble(at);
}
