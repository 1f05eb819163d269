namespace DxIoc.Feeds.Files;

/// <summary>A file as a look found it.</summary>
/// <param name="Path">Below the folder, with '/'.</param>
/// <param name="Written">Its last change by the disk's clock.</param>
internal readonly record struct SeenFile(string Path, long Size, DateTimeOffset Written);
