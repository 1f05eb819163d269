using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace DxIoc.Server.Api;

/// <summary>Reads a request's body up to a limit, unpacked where it is packed.</summary>
internal static class PostedBody
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The body, or what is wrong with it.</summary>
    /// <param name="limit">Bytes at most, as sent and as unpacked.</param>
    public static async Task<(ReadOnlyMemory<byte> Body, IResult? Problem)> ReadAsync(HttpContext context, int limit, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        var encoding = context.Request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "identity" or "gzip"))
        {
            context.Response.Headers.AcceptEncoding = "gzip";
            return (default, Unsupported("Bodies are taken as they are, or with Content-Encoding: gzip."));
        }

        // Whoever sends a byte now and then would keep its place from others for ever.
        using var late = new CancellationTokenSource(Patience, context.RequestServices.GetRequiredService<TimeProvider>());
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await using var unpacked = encoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress, leaveOpen: true) : null;
            return await ReadAsync(unpacked ?? context.Request.Body, limit, both.Token) is { } body ? (body, null) : (default, TooLarge(limit));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (default, TooLarge(limit));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return (default, Results.Problem(
                statusCode: StatusCodes.Status408RequestTimeout, title: "The body came too slowly.", detail: $"A body is to be here within {Patience.TotalSeconds:0} s; post it in parts."));
        }
        catch (InvalidDataException)
        {
            return (default, Problems.Field("body", "it is said to be packed with gzip and cannot be unpacked"));
        }
    }

    public static IResult Unsupported(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: "The body has a form that is not taken.", detail: detail);

    private static IResult TooLarge(int limit) => Results.Problem(
        statusCode: StatusCodes.Status413PayloadTooLarge, title: "The body is too large.", detail: $"At most {limit} bytes are taken, unpacked; post it in parts.");

    /// <summary>Null where there is more than the limit: a small packed body may become an endless one, and what is over is never read.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream from, int limit, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
