using CsCheck;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Past;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Past;

/// <summary>The timeline: hours of Vietnam's clock, and changes of status by sign.</summary>
public sealed class TimelineModelTests
{
    [Fact]
    public void Hours_are_Vietnams_every_third_has_its_name_and_midnight_its_day()
    {
        var ticks = Of().Ticks;

        Assert.Equal(24, ticks.Count);
        Assert.Equal((1.0, ""), (ticks[0].Place, ticks[0].Text));
        Assert.Equal(["09:00", "06:00", "03:00", "23/11", "21:00", "18:00", "15:00", "12:00"], ticks.Where(t => t.Text.Length > 0).Select(t => t.Text));
        Assert.Equal(1 - (10.0 / 24), ticks.Single(t => t.Midnight).Place, 6);
    }

    [Fact]
    public void Changes_within_ten_minutes_are_one_mark_of_the_worst_by_sign_and_in_words()
    {
        var marks = Of(Mark(-60, ReadingStatus.Warning), Mark(-58, ReadingStatus.Critical, "south"), Mark(-55, ReadingStatus.Normal), Mark(-30, ReadingStatus.Normal)).Marks;

        Assert.Equal([(ReadingStatus.Critical, "◆", 3), (ReadingStatus.Normal, "●", 1)], marks.Select(m => (m.Status, m.Sign, m.Count)));
        Assert.Equal(
            ["09:02 Nam · pm25 (vi): ◆ Nghiêm trọng", "09:00 Bắc · pm25 (vi): ▲ Cảnh báo", "09:05 Bắc · pm25 (vi): ● Bình thường"],
            marks[0].Words.Split('\n'));
    }

    [Fact]
    public void Of_many_changes_the_first_few_are_told_and_the_rest_counted()
    {
        var mark = Assert.Single(Of([.. Enumerable.Range(0, 9).Select(i => Mark(-60 + i, ReadingStatus.Warning))]).Marks);

        Assert.Equal(6, mark.Words.Split('\n').Length);
        Assert.EndsWith("\n+4", mark.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_older_than_the_timeline_or_to_come_is_not_on_it() =>
        Assert.Empty(Of(Mark(-24 * 60, ReadingStatus.Critical), Mark(1, ReadingStatus.Critical)).Marks);

    [Fact]
    public void The_handle_finds_its_minute_again_at_any_second() => Gen.Select(Gen.Int[0, TimelineModel.Minutes], Gen.Double[0, 86_400]).Sample(x =>
    {
        var now = Some.Moment.AddSeconds(x.Item2);
        return TimelineModel.MinuteOf(TimelineModel.InstantOf(x.Item1, now), now) == x.Item1;
    });

    [Fact]
    public void The_handle_stands_on_whole_minutes_and_its_end_is_now()
    {
        var now = Some.Moment.AddSeconds(42);

        Assert.Equal(0, TimelineModel.InstantOf(700, now).Second);
        Assert.Equal(now, TimelineModel.InstantOf(TimelineModel.Minutes, now));
    }

    private static TimelineModel Of(params StatusMark[] marks) =>
        TimelineModel.Of(Some.Moment, marks, Some.Seed([Some.Indicator()]), Some.Vietnamese);

    private static StatusMark Mark(int minute, ReadingStatus status, string area = "north") =>
        new(Some.Moment.AddMinutes(minute), area, "pm25", ReadingStatus.Unknown, status);
}
