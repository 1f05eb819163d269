using DxIoc.Feeds.Files;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>What is remembered of files that are done, and what when there is no room for more.</summary>
public sealed class DoneBookTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("dxioc-done-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void A_full_book_gives_up_the_oldest_and_everything_as_old_is_passed_over_also_after_a_restart()
    {
        using (var marks = FileMarks.Open(_data))
        {
            var book = new DoneBook(marks, "inbox", limit: 20);
            Assert.Null(book.Add([.. Enumerable.Range(0, 21).Select(Done)]));
            Require(book);
        }

        using var again = FileMarks.Open(_data);
        Require(new DoneBook(again, "inbox", limit: 20));

        static void Require(DoneBook book)
        {
            Assert.Equal(19, book.Count);
            Assert.All(Enumerable.Range(0, 21).Select(Done), d => Assert.True(book.Has(d.File, d.Newest)));
            Assert.True(book.Has(new SeenFile("other", 1, Start), Start.AddMinutes(1)));
            Assert.False(book.Has(new SeenFile("late", 1, Start.AddDays(1)), Start.AddDays(1)));
        }
    }

    [Fact]
    public void A_file_that_was_written_again_is_new()
    {
        using var marks = FileMarks.Open(_data);
        var book = new DoneBook(marks, "inbox");
        book.Add([Done(5)]);

        Assert.True(book.Has(Done(5).File, Done(5).Newest));
        Assert.False(book.Has(Done(5).File with { Size = 11 }, Done(5).Newest));
        Assert.False(book.Has(Done(5).File with { Written = Start.AddMinutes(6) }, Start.AddMinutes(6)));
    }

    [Fact]
    public void A_damaged_file_of_marks_is_put_aside_and_folders_without_a_definition_are_forgotten()
    {
        File.WriteAllText(Path.Combine(_data, FileMarks.FileName), new string('x', 5_000));
        using var marks = FileMarks.Open(_data);
        new DoneBook(marks, "a").Add([Done(1)]);
        new DoneBook(marks, "b").Add([Done(1)]);
        marks.KeepOnly(["b"]);

        Assert.True(File.Exists(Path.Combine(_data, FileMarks.FileName + ".damaged")));
        Assert.Equal((0, 1), (marks.Load("a").Count, marks.Load("b").Count));
    }

    private static (SeenFile File, DateTimeOffset Newest) Done(int minute) =>
        (new SeenFile(FormattableString.Invariant($"f{minute}"), 10, Start.AddMinutes(minute)), Start.AddMinutes(minute));
}
