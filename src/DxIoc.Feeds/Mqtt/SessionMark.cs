namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// Remembers, also over restarts, that a session was made at this broker under this name: one that is then not there was lost.
/// Owns a file of two lines; without one it remembers for this process alone.
/// </summary>
internal sealed class SessionMark
{
    private readonly string? _file;
    private readonly string _session;

    public SessionMark(MqttOptions options)
    {
        _file = options.SessionFile;
        _session = $"{options.Broker}\n{options.ClientId ?? MqttOptions.DefaultClientId}\n";
        Expected = Read() == _session;
    }

    /// <summary>Whether the broker should have the session.</summary>
    public bool Expected { get; private set; }

    /// <summary>From now on it should. Null, or why that could not be written down.</summary>
    public string? Set()
    {
        if (Expected)
        {
            return null;
        }

        Expected = true;
        try
        {
            if (_file is not null)
            {
                File.WriteAllText(_file, _session);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    private string? Read()
    {
        try
        {
            return _file is not null && File.Exists(_file) ? File.ReadAllText(_file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
