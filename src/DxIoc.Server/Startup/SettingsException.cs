namespace DxIoc.Server.Startup;

/// <summary>Settings are wrong. The message has one line for each, with its key and its remedy.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException()
        : base("Settings are wrong.")
    {
    }

    public SettingsException(string message)
        : base(message)
    {
    }

    public SettingsException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SettingsException(IEnumerable<string> errors)
        : base(string.Join(Environment.NewLine, errors))
    {
    }
}
