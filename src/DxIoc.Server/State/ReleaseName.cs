namespace DxIoc.Server.State;

/// <summary>The software that pages come from, as walls compare it: its version, and the edition that the setting Displays:Edition adds.</summary>
internal sealed class ReleaseName(string? edition)
{
    private const int Limit = 80;

    public string Text { get; } = Bounded(string.IsNullOrEmpty(edition) ? ServerStart.Version : $"{edition} {ServerStart.Version}");

    private static string Bounded(string text) => text.Length > Limit ? text[..Limit] : text;
}
