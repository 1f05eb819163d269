namespace DxIoc.Feeds.Definitions;

/// <summary>
/// A text that stands in the definition, or a secret that an environment variable or a file has. A secret is read when it is
/// needed, so that it can be changed while the server runs, and is never shown: only where it is to be found is.
/// </summary>
/// <param name="Prefix">Before the secret, like "Bearer ".</param>
internal sealed record SecretText(string? Plain, string? Environment, string? File, string Prefix = "")
{
    private const int FileLimit = 8 * 1024;

    /// <summary>The text, or null and why there is none.</summary>
    public string? Read(out string? fault)
    {
        fault = null;
        if (Plain is not null)
        {
            return Plain;
        }

        var text = Environment is not null ? System.Environment.GetEnvironmentVariable(Environment) : OfFile();
        if (!string.IsNullOrWhiteSpace(text))
        {
            return Prefix + text.Trim();
        }

        fault = Environment is not null
            ? $"the environment variable {Environment} has no text: set it where the server is started"
            : $"the file {File} has no text that the server may read (at most {FileLimit} bytes): write the secret into it";
        return null;
    }

    /// <summary>Where it is to be found.</summary>
    public override string ToString() => Plain ?? (Environment is not null ? $"env {Environment}" : $"file {File}");

    private string? OfFile()
    {
        try
        {
            return new FileInfo(File!) is { Exists: true, Length: <= FileLimit } ? System.IO.File.ReadAllText(File!) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
