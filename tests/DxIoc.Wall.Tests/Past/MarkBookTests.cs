using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Past;

namespace DxIoc.Wall.Tests.Past;

public sealed class MarkBookTests
{
    private readonly MarkBook _book = new();

    [Fact]
    public void First_it_asks_for_all_of_the_timeline_then_for_what_may_have_changed()
    {
        Assert.Equal(Some.Moment.AddHours(-24), _book.AskFrom(Some.Moment));

        Take(Some.Moment);

        Assert.Equal(Some.Moment.AddMinutes(-15), _book.AskFrom(Some.Moment.AddMinutes(1)));
        Assert.Equal(Some.Moment.AddDays(1), _book.AskFrom(Some.Moment.AddDays(2)));
    }

    [Fact]
    public void What_is_told_again_takes_the_place_of_what_was_told_and_the_oldest_falls_out()
    {
        Take(Some.Moment, Mark(-23 * 60), Mark(-10), Mark(-5));
        _book.Take(new BoardChanges(Some.Moment.AddMinutes(-14), Some.Moment.AddHours(2), [Mark(-10), Mark(30)], false));

        Assert.Equal([Mark(-10), Mark(30)], _book.Marks);
    }

    [Fact]
    public void Where_there_was_more_than_was_told_it_asks_on_from_there()
    {
        _book.Take(new BoardChanges(Some.Moment.AddHours(-24), Some.Moment, [Mark(-600), Mark(-300)], true));

        Assert.Equal(Some.Moment.AddMinutes(-315), _book.AskFrom(Some.Moment));
    }

    private void Take(DateTimeOffset to, params StatusMark[] marks) => _book.Take(new BoardChanges(to.AddHours(-24), to, marks, false));

    private static StatusMark Mark(int minute) =>
        new(Some.Moment.AddMinutes(minute), "north", "pm25", ReadingStatus.Normal, ReadingStatus.Critical);
}
