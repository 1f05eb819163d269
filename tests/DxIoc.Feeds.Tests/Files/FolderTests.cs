using DxIoc.Contracts.Feeds;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>What becomes of files in a folder, look by look under a clock that the test moves.</summary>
public sealed class FolderTests : IDisposable
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    private readonly InboxFolder _inbox = new();

    public void Dispose() => _inbox.Dispose();

    [Fact]
    public async Task A_file_is_read_once_it_stands_still_and_never_again()
    {
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        Assert.Equal(TimeSpan.FromSeconds(5), await _inbox.LookAsync());
        Assert.Equal(0, _inbox.Intake.Count);

        _inbox.Time.Advance(TimeSpan.FromSeconds(9));
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\nSO2\t18\tx\t20220426080000\t00\n");
        await _inbox.LookAsync();
        _inbox.Time.Advance(TimeSpan.FromSeconds(9));
        await _inbox.LookAsync();
        Assert.Equal(0, _inbox.Intake.Count);

        _inbox.Time.Advance(TimeSpan.FromSeconds(1));
        await _inbox.LookAsync();
        Assert.Equal(["a/pm10 = 63", "a/so2 = 18"], _inbox.Intake.Figures);

        await _inbox.LookSettledAsync();
        _inbox.Restart();
        await _inbox.LookSettledAsync();
        Assert.Equal(1, _inbox.Intake.Count);
    }

    [Fact]
    public async Task The_feeds_page_is_told_how_the_folder_goes()
    {
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        _inbox.Write("a_20220426080500.txt", "no table");
        await _inbox.LookAsync();
        Assert.Equal((2, 0L), (Told().FilesWaiting, Told().FilesRead));

        await _inbox.LookSettledAsync();

        Assert.Equal(new FolderInfo("inbox", _inbox.Time.GetUtcNow(), _inbox.Time.GetUtcNow(), 2, 1, 0, 0, null), Told());

        Directory.Move(_inbox.Root, _inbox.Root + "-away");
        await _inbox.LookAsync();
        Assert.Contains("cannot be read (there is no such folder): mount it", Told().Trouble, StringComparison.Ordinal);

        Directory.Move(_inbox.Root + "-away", _inbox.Root);
        await _inbox.LookAsync();
        Assert.Null(Told().Trouble);
    }

    [Fact]
    public async Task Half_a_file_is_read_again_when_the_rest_has_come_and_what_was_known_is_a_duplicate()
    {
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\nSO2\t18\tx\t2022");
        await _inbox.LookSettledAsync();
        Assert.Equal(["a/pm10 = 63"], _inbox.Intake.Figures);
        Assert.Equal(["payload: line 2 has 4 cells where there are 5 columns"], _inbox.Intake.Refused);

        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\nSO2\t18\tx\t20220426080000\t00\n");
        await _inbox.LookSettledAsync();
        Assert.Equal(["a/pm10 = 63", "a/so2 = 18"], _inbox.Intake.Figures);
        Assert.Equal(4, _inbox.Intake.Duplicates);
    }

    [Fact]
    public async Task The_same_file_under_another_name_or_copied_counts_once()
    {
        const string Text = "PM10\t63\tx\t20220426080000\t00\n";
        _inbox.Write("a_20220426080000.txt", Text);
        await _inbox.LookSettledAsync();
        File.Move(_inbox.PathOf("a_20220426080000.txt"), _inbox.PathOf("a_20220426080001.txt"));
        _inbox.Write("sub/a_20220426080002.txt", Text);
        await _inbox.LookSettledAsync();

        Assert.Equal(["a/pm10 = 63"], _inbox.Intake.Figures);
        Assert.Equal((3, 8), (_inbox.Intake.Count, _inbox.Intake.Duplicates));
    }

    [Fact]
    public async Task What_can_never_be_read_is_refused_once_with_its_reason_and_stays()
    {
        _inbox.Write("readme.doc", "x");
        _inbox.Write("b_20220426080000.txt", "");
        _inbox.Write("c_20220426080000.txt", new string('x', (64 * 1024) + 1));
        _inbox.Write("d_20220426080000.txt", "MZ\0\0\u0001");
        _inbox.Write("e_20220426080000.txt.filepart", "PM10\t63\tx\t20220426080000\t00\n");
        _inbox.Write(".f_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        await _inbox.LookSettledAsync();
        _inbox.Restart();
        await _inbox.LookSettledAsync();

        Assert.Equal(
            [
                "file: its name fits no definition of the folder: rename it, take it away, or write a definition; the names that fit are **/{device}_{time:yyyyMMddHHmmss}.txt",
                "file: the file is empty: see why its sender wrote nothing",
                "payload: line 1 has 1 cells where there are 5 columns",
                "size: the file has 65537 bytes; at most 65536 are taken (limits: payload)",
            ],
            _inbox.Intake.Refused.Order(StringComparer.Ordinal));
        Assert.Empty(_inbox.Intake.Figures);
        Assert.Equal(6, _inbox.Files.Count());
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        using var outside = new InboxFolder();
        outside.Write("s_20220426080000.txt", "PM10\t1\tx\t20220426080000\t00\n");
        File.CreateSymbolicLink(_inbox.PathOf("l_20220426080000.txt"), outside.PathOf("s_20220426080000.txt"));
        Directory.CreateSymbolicLink(_inbox.PathOf("link"), outside.Root);
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        await _inbox.LookSettledAsync();

        Assert.Equal(["a/pm10 = 63"], _inbox.Intake.Figures);
        Assert.Equal(1, _inbox.Intake.Count);
    }

    [Theory]
    [InlineData("move")]
    [InlineData("delete")]
    public async Task A_file_goes_only_once_its_observations_are_durable(string after)
    {
        using var inbox = new InboxFolder($", after: {after}");
        inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        inbox.Intake.Closed = true;
        Assert.Equal(TimeSpan.FromSeconds(1), await inbox.LookSettledAsync());
        Assert.Equal(["a_20220426080000.txt"], inbox.Files);

        inbox.Intake.Closed = false;
        await inbox.LookAsync();
        Assert.Equal(["a/pm10 = 63"], inbox.Intake.Figures);
        Assert.Equal(after == "move" ? ["done/a_20220426080000.txt"] : [], inbox.Files);

        await inbox.LookSettledAsync();
        Assert.Equal(1, inbox.Intake.Count);
    }

    [Fact]
    public async Task A_file_of_which_a_part_was_refused_is_not_deleted()
    {
        using var inbox = new InboxFolder(", after: delete");
        inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\nrubbish\n");
        await inbox.LookSettledAsync();
        await inbox.LookSettledAsync();

        Assert.Equal(["a_20220426080000.txt"], inbox.Files);
        Assert.Equal(1, inbox.Intake.Count);
    }

    [Fact]
    public async Task A_name_that_is_in_the_done_folder_already_loses_nothing()
    {
        using var inbox = new InboxFolder(", after: move");
        for (var n = 1; n <= 3; n++)
        {
            inbox.Write("a_20220426080000.txt", FormattableString.Invariant($"PM10\t{n}\tx\t2022042608000{n}\t00\n"));
            await inbox.LookSettledAsync();
        }

        Assert.Equal(["done/a_20220426080000.txt", "done/a_20220426080000~2.txt", "done/a_20220426080000~3.txt"], inbox.Files);
    }

    [Fact]
    public async Task A_folder_that_is_away_is_said_once_and_nothing_of_it_is_forgotten()
    {
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        await _inbox.LookSettledAsync();
        Directory.Move(_inbox.Root, _inbox.Root + "-away");
        await _inbox.LookSettledAsync();
        await _inbox.LookSettledAsync();
        Directory.CreateDirectory(_inbox.Root);
        await _inbox.LookSettledAsync();
        Directory.Delete(_inbox.Root);
        Directory.Move(_inbox.Root + "-away", _inbox.Root);
        await _inbox.LookSettledAsync();

        Assert.Equal(1, _inbox.Intake.Count);
        Assert.Equal(["FolderWatched", "FolderAway", "FolderWatched"], _inbox.Said);
    }

    [Fact]
    public async Task A_mark_goes_with_its_file()
    {
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        _inbox.Write("b_20220426080000.txt", "PM10\t64\tx\t20220426080000\t00\n");
        await _inbox.LookSettledAsync();
        Assert.Equal(2, _inbox.Marks);

        File.Delete(_inbox.PathOf("a_20220426080000.txt"));
        await _inbox.LookAsync();
        Assert.Equal(1, _inbox.Marks);
    }

    [Fact]
    public async Task Thousands_of_late_files_are_read_oldest_first_while_those_of_now_come_through_at_once()
    {
        for (var n = 0; n < 1_000; n++)
        {
            var at = InboxFolder.Local.AddMinutes(-5 * (n + 100));
            _inbox.Write(FormattableString.Invariant($"late_{at:yyyyMMddHHmmss}.txt"), FormattableString.Invariant($"PM10\t{n}\tx\t{at:yyyyMMddHHmmss}\t00\n"));
        }

        for (var n = 0; n < 10; n++)
        {
            _inbox.Write(FormattableString.Invariant($"live{n}_{InboxFolder.Local:yyyyMMddHHmmss}.txt"), FormattableString.Invariant($"PM10\t{n}\tx\t{InboxFolder.Local:yyyyMMddHHmmss}\t00\n"));
        }

        await _inbox.LookAsync();
        _inbox.Time.Advance(Settle);
        Assert.Equal(TimeSpan.Zero, await _inbox.LookAsync());
        Assert.Equal(200, _inbox.Intake.Count);
        Assert.Equal([.. Enumerable.Range(0, 10).Select(n => $"live{n}"), .. Enumerable.Repeat("late", 190)], _inbox.Intake.Devices);

        while (await _inbox.LookAsync() == TimeSpan.Zero)
        {
        }

        var late = _inbox.Intake.Figures.Where(f => f.StartsWith("late", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(0, 1_000).Reverse().Select(n => FormattableString.Invariant($"late/pm10 = {n}")), late);
        Assert.Equal(1_010, _inbox.Intake.Count);
    }

    [Fact]
    public async Task An_unreadable_file_is_said_once_and_tried_again()
    {
        _inbox.Write("a_20220426080000.txt", "PM10\t63\tx\t20220426080000\t00\n");
        using (new FileStream(_inbox.PathOf("a_20220426080000.txt"), FileMode.Open, FileAccess.Read, FileShare.None))
        {
            await _inbox.LookSettledAsync();
            _inbox.Time.Advance(TimeSpan.FromMinutes(1));
            await _inbox.LookAsync();
        }

        Assert.Equal(0, _inbox.Intake.Count);
        _inbox.Time.Advance(TimeSpan.FromMinutes(1));
        await _inbox.LookAsync();
        Assert.Equal(["a/pm10 = 63"], _inbox.Intake.Figures);
        Assert.Equal(["FolderWatched", "FileUnreadable"], _inbox.Said);
    }

    private FolderInfo Told() => Assert.Single(_inbox.Book.States["air"]);
}
