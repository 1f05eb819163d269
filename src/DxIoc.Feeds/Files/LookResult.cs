namespace DxIoc.Feeds.Files;

/// <summary>What one look at a folder found.</summary>
/// <param name="Ready">Stand still and are not done.</param>
/// <param name="NextReady">When the next one of the others will stand still; null where none waits.</param>
/// <param name="Waiting">Not done, ready or not.</param>
/// <param name="Found">Plain files, done or not.</param>
/// <param name="Closed">Folders below that may not be read.</param>
/// <param name="Crowded">True where there are more than are kept in mind; the rest is found by later looks.</param>
internal sealed record LookResult(
    IReadOnlyList<WaitingFile> Ready, TimeSpan? NextReady, int Waiting, int Found, int Closed, bool Crowded);
