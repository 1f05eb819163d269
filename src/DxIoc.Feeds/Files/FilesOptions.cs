namespace DxIoc.Feeds.Files;

/// <summary>Settings of section "Files".</summary>
public sealed class FilesOptions
{
    /// <summary>Seconds between two looks at a folder, 1 to 3,600. Events of the disk make a look come sooner where there are any.</summary>
    public int LookSeconds { get; init; } = 5;

    /// <summary>Days for which a file that stays is remembered as done, and after which an untouched one is passed over: as long as raw observations are kept.</summary>
    public int KeepDays { get; init; } = 30;

    /// <summary>The data folder: folders of definitions that are not absolute lie below it, and what is remembered stands in it.</summary>
    public string Root { get; init; } = "";
}
