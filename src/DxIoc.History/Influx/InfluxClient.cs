using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DxIoc.History.Influx;

/// <summary>
/// InfluxDB over HTTP: line protocol to /write (1.x) or /api/v2/write (2.x, 3.x), InfluxQL on /query. Each request has
/// a time limit. Safe for concurrent use.
/// </summary>
internal sealed partial class InfluxClient : IDisposable
{
    public static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(5);
    private const int ReasonLimit = 500;
    private const int ErrorBytes = 64 << 10;

    private readonly InfluxOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly string _base;

    public InfluxClient(InfluxOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _base = options.Url.AbsoluteUri.TrimEnd('/');
        _http = new HttpClient(new SocketsHttpHandler
        {
            // A name may come to mean another machine.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = WriteLimit,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Authorization = options switch
        {
            { Token: { } token } => new AuthenticationHeaderValue("Token", token),
            { Username: { } name } => new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{options.Password}"))),
            _ => null,
        };
    }

    /// <summary>Whether it speaks to 2.x or 3.x, by buckets.</summary>
    public bool Buckets => _options.Bucket is not null;

    /// <summary>The database in questions.</summary>
    public string Database => _options.Bucket ?? _options.Database;

    /// <summary>Where it is, for sentences.</summary>
    public string Address => _base;

    /// <summary>The bucket of a place.</summary>
    public string BucketOf(InfluxTarget target) => $"{_options.Bucket}/{InfluxText.Of(target)}";

    public async Task<WriteAnswer> WriteAsync(InfluxTarget target, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var content = new ReadOnlyMemoryContent(body);
        if (Packing.IsPacked(body.Span))
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        var address = Buckets
            ? $"{_base}/api/v2/write?org={Uri.EscapeDataString(_options.Org ?? "")}&bucket={Uri.EscapeDataString(BucketOf(target))}&precision=us"
            : $"{_base}/write?db={Uri.EscapeDataString(_options.Database)}&rp={InfluxText.Of(target)}&precision=u";
        try
        {
            return await SendAsync(HttpMethod.Post, address, content, WriteLimit, AnswerAsync, cancellation);
        }
        catch (InfluxException e)
        {
            return new WriteAnswer(WriteResult.Trouble, e.Message);
        }
    }

    /// <summary>Asks in InfluxQL and gives each stretch of rows as it comes.</summary>
    /// <param name="place">Null for questions about the server itself.</param>
    /// <exception cref="InfluxException">No answer, or not a good one.</exception>
    public async Task QueryAsync(InfluxTarget? place, string question, Action<InfluxRows> each, TimeSpan limit, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string> { ["q"] = question, ["epoch"] = "u", ["chunked"] = "true" };
        if (place is { } target)
        {
            form["db"] = Database;
            form["rp"] = InfluxText.Of(target);
        }

        using var content = new FormUrlEncodedContent(form);
        await SendAsync<object?>(
            HttpMethod.Post,
            $"{_base}/query",
            content,
            limit,
            async (response, stop) =>
            {
                if (!response.IsSuccessStatusCode)
                {
                    throw Refused(response.StatusCode, await ReasonAsync(response, stop));
                }

                await InfluxAnswer.ReadAsync(await response.Content.ReadAsStreamAsync(stop), each, stop);
                return null;
            },
            cancellation);
    }

    /// <summary>The version that the server says it is; null when it does not say.</summary>
    public Task<string?> VersionAsync(CancellationToken cancellation) => SendAsync(
        HttpMethod.Get,
        $"{_base}/ping",
        null,
        WriteLimit,
        async (response, stop) => response.IsSuccessStatusCode
            ? response.Headers.TryGetValues("X-Influxdb-Version", out var values) ? values.First().TrimStart('v') : null
            : throw Refused(response.StatusCode, await ReasonAsync(response, stop)),
        cancellation);

    /// <summary>A call of the 2.x API with JSON; null with its status where it is not known or refused.</summary>
    public Task<(HttpStatusCode Status, JsonDocument? Answer)> CallAsync(HttpMethod method, string path, string? json, CancellationToken cancellation) => SendAsync(
        method,
        _base + path,
        json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        WriteLimit,
        async (response, stop) => (response.StatusCode, response.IsSuccessStatusCode
            ? await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(stop), default, stop)
            : null),
        cancellation);

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(
        HttpMethod method, string address, HttpContent? content, TimeSpan limit,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        using var late = new CancellationTokenSource(limit, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            return await read(response, stop.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new InfluxException(
                string.Create(CultureInfo.InvariantCulture, $"InfluxDB at {_base} did not answer within {limit.TotalSeconds:0} s: see whether it is overloaded."), passing: true, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw new InfluxException($"InfluxDB at {_base} cannot be reached ({e.Message.TrimEnd('.')}): start it, or check History:Influx:Url.", passing: true, e);
        }
    }

    private async Task<WriteAnswer> AnswerAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
        {
            return WriteAnswer.Written;
        }

        var reason = await ReasonAsync(response, cancellation);
        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new WriteAnswer(
                WriteResult.Bad, reason, Dropped().Match(reason) is { Success: true } m ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : null),
            HttpStatusCode.RequestEntityTooLarge => new WriteAnswer(WriteResult.TooLarge, reason),
            var status => new WriteAnswer(
                WriteResult.Trouble,
                Refused(status, reason).Message,
                LayoutGone: status == HttpStatusCode.NotFound || reason.Contains("retention policy not found", StringComparison.Ordinal)),
        };
    }

    private InfluxException Refused(HttpStatusCode status, string reason) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new InfluxException(
            $"InfluxDB at {_base} does not let the server in ({reason}): set {(Buckets ? "History:Influx:Token" : "History:Influx:Username and History:Influx:Password")} to an account that may read, write and create.",
            passing: false),
        HttpStatusCode.NotFound => new InfluxException(
            $"InfluxDB at {_base} has not what is asked for ({reason}): create it, or check History:Influx:{(Buckets ? "Bucket and History:Influx:Org" : "Database")}.",
            passing: true),
        _ => new InfluxException(
            string.Create(CultureInfo.InvariantCulture, $"InfluxDB at {_base} answered {(int)status} ({reason}): see its log and its disk."), passing: true),
    };

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var buffer = new byte[ErrorBytes];
        var length = await (await response.Content.ReadAsStreamAsync(cancellation)).ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        var text = Encoding.UTF8.GetString(buffer, 0, length).Trim();
        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var name in new[] { "error", "message" })
            {
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var said) && said.GetString() is { } words)
                {
                    text = words;
                    break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON: the text itself is what it said.
        }

        text = text.Length > ReasonLimit ? text[..ReasonLimit] + "…" : text;
        return text.Length == 0 ? response.ReasonPhrase ?? "no reason given" : text.TrimEnd('.');
    }

    [GeneratedRegex(@"dropped=([0-9]{1,9})\b")]
    private static partial Regex Dropped();
}
