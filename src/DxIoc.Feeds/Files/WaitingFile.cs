using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Files;

/// <summary>A file that is not done.</summary>
/// <param name="Mapping">Whose it is: the first definition of the folder whose name it fits; null where it fits none.</param>
/// <param name="At">As its name says it, otherwise when it was last written.</param>
internal readonly record struct WaitingFile(SeenFile File, FeedMapping? Mapping, Captures Captured, DateTimeOffset At);
