namespace DxIoc.Contracts.Feeds;

/// <summary>How the reading of one watched folder goes.</summary>
/// <param name="Folder">As its definition names it; the folder of the data where it is relative.</param>
/// <param name="LastLook">When it was last looked through, UTC; null while it never could be.</param>
/// <param name="LastFile">When a file of it was last done, UTC; null since the start.</param>
/// <param name="FilesRead">Files done since the start: their observations and refusals are durable.</param>
/// <param name="FilesRefused">Those of them of which a part or the whole was refused.</param>
/// <param name="FilesWaiting">Files that are not done: they are still being written, or the store does not take them yet.</param>
/// <param name="Unreadable">Files and folders below that the server may not read.</param>
/// <param name="Trouble">Why the folder cannot be read, or what keeps its files; null while all goes well.</param>
public sealed record FolderInfo(
    string Folder, DateTimeOffset? LastLook, DateTimeOffset? LastFile, long FilesRead, long FilesRefused, int FilesWaiting, int Unreadable, string? Trouble);
