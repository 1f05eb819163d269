using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Files;

internal sealed partial class WatchedFolder
{
    [LoggerMessage(Level = LogLevel.Information, Message = "FolderWatched: {Folder}: {Found} files, {Waiting} of them not done")]
    private partial void LogWatched(string folder, int found, int waiting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FolderAway: {Folder}: {Reason}; looked for again every {Seconds} s, and nothing of it is forgotten")]
    private partial void LogAway(string folder, string reason, int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FolderClosed: {Folder}: {Count} folders below it may not be read: give the server the right to")]
    private partial void LogClosed(string folder, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FolderCrowded: {Folder}: more than {Limit} files wait; the others come after these")]
    private partial void LogCrowded(string folder, int limit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FileUnreadable: {Folder}/{File}: {Reason}; tried again every minute")]
    private partial void LogUnreadable(string folder, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FileNotTakenAway: {Folder}/{File}: {Reason}; it is done and remembered as such: give the server the right to write there")]
    private partial void LogNotTakenAway(string folder, string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FilesNotStored: {Folder}: {Reason}; the files stay and are read again in {Seconds} s")]
    private partial void LogNotStored(string folder, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "FilesNotRemembered: {Folder}: {Reason}; after a restart these files are read again and their observations counted as duplicates")]
    private partial void LogNotRemembered(string folder, string reason);
}
