using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>A watched folder says when it was looked through, what became of its files, and what is wrong.</summary>
public sealed class FolderHealthTests
{
    private static readonly FeedInfo Air = new() { Id = "air", Name = new LocalText("Quan trắc không khí", "Air monitoring") };

    private static readonly FolderInfo Folder = new("stations", Some.Moment.AddSeconds(-5), Some.Moment.AddMinutes(-3), 1_204, 0, 0, 0, null);

    [Fact]
    public void One_that_goes_well_says_how_many_files_it_read_and_when() => Assert.Equal(
        new FolderHealth("Quan trắc không khí", "stations", true, "xem lần cuối 5 giây trước", "1.204 tệp đã đọc · tệp mới nhất 3 phút trước", null),
        FolderHealth.Of(Air, Folder, Some.Moment, Some.Vietnamese));

    [Fact]
    public void One_that_is_away_or_has_closed_files_is_in_trouble()
    {
        var away = FolderHealth.Of(Air, Folder with { LastLook = null, LastFile = null, FilesRead = 0, Trouble = "it cannot be read" }, Some.Moment, Some.English);
        var closed = FolderHealth.Of(Air, Folder with { FilesRefused = 2, FilesWaiting = 3, Unreadable = 1 }, Some.Moment, Some.English);

        Assert.Equal(("▲", "not readable yet", "0 files read", "it cannot be read"), (away.Sign, away.State, away.Facts, away.Trouble));
        Assert.Equal(
            ("▲", "1,204 files read · 2 with refused rows · 3 waiting · 1 not readable · newest file 3 min ago"), (closed.Sign, closed.Facts));
    }
}
