namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// Remembers, also over restarts, that a session was made at this broker under this name, and what was asked for in it: one that is
/// then not there was lost, and what nobody wants any more is to be given up. Owns a file: two lines name the session, each one more is
/// a topic; without a file it remembers for this process alone.
/// </summary>
internal sealed class SessionMark
{
    private readonly string? _file;
    private readonly string _session;

    /// <param name="file">Null for none.</param>
    public SessionMark(string? file, BrokerOptions options)
    {
        (_file, _session) = (file, options.Session);
        if (Read(file) is not { Length: > 0 } text)
        {
            return;
        }

        Expected = text.StartsWith(_session, StringComparison.Ordinal);
        if (Expected)
        {
            Topics = text[_session.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        else
        {
            Other = Named(text);
        }
    }

    /// <summary>Whether the broker should have the session.</summary>
    public bool Expected { get; private set; }

    /// <summary>What was asked for in it, and not given up.</summary>
    public IReadOnlyList<string> Topics { get; private set; } = [];

    /// <summary>Another session that this place remembered, for people; null for none.</summary>
    public string? Other { get; }

    /// <summary>The session that a file remembers, for people; null where it remembers none.</summary>
    public static string? NamedBy(string file) => Read(file) is { Length: > 0 } text ? Named(text) : null;

    /// <summary>From now on the broker should have it, with these topics. Null, or why that could not be written down.</summary>
    public string? Set(IReadOnlyList<string> topics)
    {
        if (Expected && topics.SequenceEqual(Topics))
        {
            return null;
        }

        (Expected, Topics) = (true, topics);
        try
        {
            if (_file is not null)
            {
                var fresh = _file + ".new";
                File.WriteAllText(fresh, _session + string.Concat(topics.Select(t => t + "\n")));
                File.Move(fresh, _file, overwrite: true);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>The session is given up.</summary>
    public void Remove()
    {
        (Expected, Topics) = (false, []);
        try
        {
            if (_file is not null)
            {
                File.Delete(_file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays and is told as a session left behind at the next start, which is true of its file.
        }
    }

    private static string Named(string text) => text.Split('\n') is [var address, var name, ..] ? $"{name} at {address}" : text;

    private static string? Read(string? file)
    {
        try
        {
            return file is not null && File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
