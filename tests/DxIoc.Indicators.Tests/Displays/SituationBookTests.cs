using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Displays;

namespace DxIoc.Indicators.Tests.Displays;

/// <summary>When a situation begins, how long it holds, and when it begins anew.</summary>
public sealed class SituationBookTests
{
    private static readonly DateTimeOffset Start = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);
    private static readonly SituationInfo Fire = new("fire", new LocalText("Cháy", "Fire"), "binh-duong", "fires-open", ReadingStatus.Critical, "situation-fire", 600, []);

    private readonly SituationBook _book = new();

    [Fact]
    public void It_begins_when_the_reading_turns_and_ends_by_itself_while_the_reading_stays_bad()
    {
        Assert.False(Look(0, ReadingStatus.Warning));
        Assert.Empty(_book.Holding(At(0)));

        Assert.True(Look(1, ReadingStatus.Critical));
        Assert.Equal((At(1), At(601), "situation-fire"), _book.Holding(At(1)) is [var held] ? (held.Since, held.Until, held.Scene) : default);
        Assert.False(Look(600, ReadingStatus.Critical));

        Assert.True(Look(601, ReadingStatus.Critical));
        Assert.Empty(_book.Holding(At(601)));
        Assert.False(Look(5_000, ReadingStatus.Critical));
        Assert.Empty(_book.Holding(At(5_000)));
    }

    [Fact]
    public void It_holds_its_time_when_the_reading_recovers_and_begins_anew_when_it_turns_again()
    {
        Look(0, ReadingStatus.Critical);
        Assert.False(Look(10, ReadingStatus.Normal));
        Assert.Equal(At(600), Assert.Single(_book.Holding(At(10))).Until);

        Assert.True(Look(20, ReadingStatus.Critical));
        Assert.Equal(At(620), Assert.Single(_book.Holding(At(20))).Until);
    }

    [Fact]
    public void A_board_that_is_not_known_begins_and_ends_nothing()
    {
        Assert.False(Look(0, null));
        Look(1, ReadingStatus.Critical);
        Assert.False(Look(2, null));
        Assert.False(Look(3, ReadingStatus.Critical));
        Assert.Equal(At(1), Assert.Single(_book.Holding(At(3))).Since);
    }

    [Fact]
    public void One_that_its_file_has_no_more_ends()
    {
        Look(0, ReadingStatus.Critical);

        Assert.True(_book.Look([], (_, _) => ReadingStatus.Critical, At(1)));
        Assert.Empty(_book.Holding(At(1)));
    }

    [Fact]
    public void Files_that_were_read_again_and_say_the_same_change_nothing()
    {
        Look(0, ReadingStatus.Critical);

        Assert.False(_book.Look([Fire with { Displays = [.. Fire.Displays] }], (_, _) => ReadingStatus.Critical, At(1)));
        Assert.Single(_book.Holding(At(1)));
    }

    private bool Look(int second, ReadingStatus? status) => _book.Look([Fire], (_, _) => status, At(second));

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);
}
