namespace DxIoc.Wall.Live;

/// <summary>The server's clock as it can be told from the times in its updates; the screen's own clock may be wrong.</summary>
public sealed class ServerClock(TimeProvider time)
{
    /// <summary>Server less screen.</summary>
    public TimeSpan Offset { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    public void Hear(DateTimeOffset? server)
    {
        if (server is { } now)
        {
            Offset = now - time.GetUtcNow();
        }
    }
}
