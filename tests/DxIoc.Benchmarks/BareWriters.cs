using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.Benchmarks;

/// <summary>The floors: what the same points cost without history around them.</summary>
internal static class BareWriters
{
    /// <summary>Lines, gzip, one connection, one request after the other, no durability of its own.</summary>
    public static async Task LineProtocolAsync(Uri url, string database, IReadOnlyList<IReadOnlyList<Observation>> batches)
    {
        using var http = new HttpClient();
        var address = new Uri(url, $"/write?db={database}&rp=raw&precision=u");
        var lines = new ArrayBufferWriter<byte>(1 << 20);
        using var packed = new MemoryStream();
        foreach (var batch in batches)
        {
            lines.ResetWrittenCount();
            foreach (var o in batch)
            {
                Encoding.UTF8.GetBytes($"raw,area={o.Series.Area},device={o.Series.Device},feed={o.Series.Feed},measure={o.Series.Measure} value=", lines);
                Number(lines, o.Value);
                lines.Write(",arrived="u8);
                Number(lines, o.Arrived.Micros);
                lines.Write("i "u8);
                Number(lines, o.Time.Micros);
                lines.Write("\n"u8);
            }

            packed.SetLength(0);
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(lines.WrittenSpan);
            }

            using var content = new ReadOnlyMemoryContent(packed.GetBuffer().AsMemory(0, (int)packed.Length));
            content.Headers.ContentEncoding.Add("gzip");
            using var answer = await http.PostAsync(address, content);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>One prepared insert into the table that the embedded store has, a transaction a batch, as durable as there.</summary>
    public static void Sqlite(string folder, IReadOnlyList<IReadOnlyList<Observation>> batches)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=false");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000");
        Run(connection, "CREATE TABLE raw (series INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, arrived INTEGER NOT NULL, PRIMARY KEY (series, t)) WITHOUT ROWID");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO raw VALUES ($1, $2, $3, $4)";
        for (var i = 1; i <= 4; i++)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
        }

        var numbers = new Dictionary<Series, long>();
        foreach (var batch in batches)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var o in batch)
            {
                if (!numbers.TryGetValue(o.Series, out var number))
                {
                    numbers[o.Series] = number = numbers.Count + 1;
                }

                insert.Parameters[0].Value = number;
                insert.Parameters[1].Value = o.Time.Micros;
                insert.Parameters[2].Value = o.Value;
                insert.Parameters[3].Value = o.Arrived.Micros;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Number<T>(ArrayBufferWriter<byte> to, T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(to.GetSpan(32), out var written, default, CultureInfo.InvariantCulture);
        to.Advance(written);
    }
}
