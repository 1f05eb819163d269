namespace DxIoc.Server.Api;

/// <summary>Room for requests that bring something in: each may hold a body of some MiB. One for the process; who finds it full comes later.</summary>
internal static class PostingRoom
{
    /// <summary>Requests that are read at once.</summary>
    public const int AtOnce = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly SemaphoreSlim Room = new(AtOnce, AtOnce);

    /// <summary>A place until it is disposed; null where none became free within a second.</summary>
    public static async Task<IDisposable?> EnterAsync(CancellationToken cancellation) => await Room.WaitAsync(Patience, cancellation) ? new Place() : null;

    /// <summary>429, with when to come again.</summary>
    public static IResult Later(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = "1";
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests.", detail: detail);
    }

    public static string Full => $"More than {AtOnce} requests are read at once.";

    private sealed class Place : IDisposable
    {
        public void Dispose() => Room.Release();
    }
}
