using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>How the reading of one watched folder goes, in words. Pure.</summary>
/// <param name="Name">The feed's.</param>
/// <param name="State">When it was last looked through.</param>
/// <param name="Facts">Its files: read, refused, waiting, not readable, and when the newest was done.</param>
/// <param name="Trouble">The exact sentence, for the engineer; null while all goes well.</param>
public sealed record FolderHealth(string Name, string Folder, bool Well, string State, string Facts, string? Trouble)
{
    public string Classes => Well ? "st-normal" : "st-warning";

    public string Sign => Well ? "●" : "▲";

    /// <param name="now">The server's clock.</param>
    public static FolderHealth Of(FeedInfo feed, FolderInfo folder, DateTimeOffset now, Language language)
    {
        string? Count(long count, string text) => count > 0 ? $"{Figures.Whole(count, language)} {language[text]}" : null;
        string Ago(DateTimeOffset at) => Figures.Ago(now > at ? now - at : TimeSpan.Zero, language);
        string?[] facts =
        [
            $"{Figures.Whole(folder.FilesRead, language)} {language["folders.read"]}",
            Count(folder.FilesRefused, "folders.refused"),
            Count(folder.FilesWaiting, "folders.waiting"),
            Count(folder.Unreadable, "folders.unreadable"),
            folder.LastFile is { } last ? $"{language["folders.last"]} {Ago(last)}" : null,
        ];
        return new FolderHealth(
            feed.Name.In(language.Code),
            folder.Folder,
            folder.Trouble is null && folder.Unreadable == 0,
            folder.LastLook is { } looked ? $"{language["folders.looked"]} {Ago(looked)}" : language["folders.never"],
            string.Join(" · ", facts.OfType<string>()),
            folder.Trouble);
    }
}
