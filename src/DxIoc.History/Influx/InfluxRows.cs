using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace DxIoc.History.Influx;

/// <summary>A stretch of rows of one series in an answer. Lives only during the call that it is given to.</summary>
/// <param name="Statement">Which statement of the question it answers.</param>
/// <param name="Tags">The tags that it was grouped by; an undefined element when none.</param>
/// <param name="Values">An array of rows, each an array in the order of the question's columns, time first.</param>
internal readonly record struct InfluxRows(int Statement, JsonElement Tags, JsonElement Values)
{
    public bool Grouped => Tags.ValueKind == JsonValueKind.Object;

    public string Tag(string name) => Tags.GetProperty(name).GetString() ?? "";
}

/// <summary>Reads an answer piece by piece: as many documents as the server makes of it, one at a time in memory.</summary>
internal static class InfluxAnswer
{
    private const long DocumentLimit = 64L << 20;

    /// <exception cref="InfluxException">The answer is an error, or no answer of InfluxDB.</exception>
    public static async Task ReadAsync(Stream answer, Action<InfluxRows> each, CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(answer);
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                Document(buffer.Slice(0, end), each);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                Document(buffer, each);
                await pipe.CompleteAsync();
                return;
            }

            if (buffer.Length > DocumentLimit)
            {
                throw new InfluxException("InfluxDB answered more at once than is read: it does not answer in chunks.", passing: false);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static void Document(ReadOnlySequence<byte> text, Action<InfluxRows> each)
    {
        if (text.IsEmpty)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            ThrowOnError(root);
            foreach (var result in root.GetProperty("results").EnumerateArray())
            {
                ThrowOnError(result);
                if (!result.TryGetProperty("series", out var all))
                {
                    continue;
                }

                var statement = result.TryGetProperty("statement_id", out var id) ? id.GetInt32() : 0;
                foreach (var series in all.EnumerateArray())
                {
                    if (series.TryGetProperty("values", out var values))
                    {
                        each(new InfluxRows(statement, series.TryGetProperty("tags", out var tags) ? tags : default, values));
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InfluxException($"What answers at InfluxDB's address is no InfluxDB ({e.Message.TrimEnd('.')}): check History:Influx:Url.", passing: true, e);
        }
    }

    private static void ThrowOnError(JsonElement element)
    {
        if (element.TryGetProperty("error", out var error))
        {
            throw new InfluxException($"InfluxDB refused a question ({error.GetString()?.TrimEnd('.')}).", passing: true);
        }
    }
}
