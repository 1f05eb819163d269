using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Pull;

/// <summary>
/// Makes one request of a poll: in time, up to a size, to the host that the definition names and no other. Whatever goes wrong is a
/// failure in words, never an exception, and never shows a secret.
/// </summary>
/// <param name="http">Follows no redirect, keeps no cookie and has no timeout of its own.</param>
internal sealed class PollFetcher(HttpClient http, TimeProvider time)
{
    /// <summary>The name of its client at the factory.</summary>
    public const string Client = "dxioc-poll";

    private const int RedirectLimit = 5;

    /// <param name="known">What was fetched there before; null for nothing.</param>
    /// <param name="limit">Bytes of the body at most, unpacked.</param>
    public async Task<PollAnswer> FetchAsync(PollSource source, Uri address, string code, PageMemory? known, int limit, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(source.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var at = address;
            for (var hop = 0; hop <= RedirectLimit; hop++)
            {
                using var request = Request(source, at, code, known, out var fault);
                if (fault is not null)
                {
                    return new PollAnswer(at, Failure: fault);
                }

                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
                if (Redirected(response) is not { } next)
                {
                    return await AnswerAsync(at, response, known, limit, both.Token);
                }

                next = new Uri(at, next);
                if (!SameHost(address, next))
                {
                    return new PollAnswer(at, Failure: $"it answers with {(int)response.StatusCode}, a way to {next.GetLeftPart(UriPartial.Authority)}; keys go to no other host: write that address into url if it is right");
                }

                at = next;
            }

            return new PollAnswer(at, Failure: $"it sends on more than {RedirectLimit} times: write the last address into url");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new PollAnswer(address, Failure: FormattableString.Invariant($"no whole answer within {source.Timeout.TotalSeconds:0.#} s: raise timeout, or ask who runs it"));
        }
        catch (HttpRequestException e)
        {
            return new PollAnswer(address, Failure: PollFailure.Of(e, address));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return new PollAnswer(address, Failure: "the connection broke, or its body is packed wrongly, before the answer was whole");
        }
    }

    /// <summary>Keys are given to one scheme, host and port only.</summary>
    public static bool SameHost(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static HttpRequestMessage Request(PollSource source, Uri at, string code, PageMemory? known, out string? fault)
    {
        var request = new HttpRequestMessage(new HttpMethod(source.Method), at);
        if (source.Method == "POST")
        {
            request.Content = new StringContent((source.Body ?? "").Replace(PollSource.AreaMark, code, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        }

        fault = null;
        foreach (var (name, secret) in source.Headers)
        {
            if (secret.Read(out fault) is not { } value)
            {
                fault = $"the header {name} cannot be sent: {fault}";
                return request;
            }

            var (refused, content) = (!request.Headers.TryAddWithoutValidation(name, value), request.Content?.Headers);
            if (refused && content is not null)
            {
                content.Remove(name);
                content.TryAddWithoutValidation(name, value);
            }
        }

        if (known?.Tag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        request.Headers.IfModifiedSince = known?.Modified;
        return request;
    }

    private static Uri? Redirected(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.RedirectKeepVerb or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location
            : null;

    private async Task<PollAnswer> AnswerAsync(Uri at, HttpResponseMessage response, PageMemory? known, int limit, CancellationToken cancellation)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return new PollAnswer(at, Unchanged: true);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new PollAnswer(at, Failure: PollFailure.Of(response.StatusCode), RetryAfter: After(response.Headers.RetryAfter));
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (body.Length + read > limit)
            {
                return new PollAnswer(at, Failure: $"the answer has more than {limit} bytes, and was not read further: ask for less, or raise limits: payload");
            }

            body.Write(buffer, 0, read);
        }

        return new PollAnswer(
            at, body.GetBuffer().AsMemory(0, (int)body.Length), Tag: response.Headers.ETag?.ToString(), Modified: response.Content.Headers.LastModified);
    }

    private TimeSpan? After(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);
}
