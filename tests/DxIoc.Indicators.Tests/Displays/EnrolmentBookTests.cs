using DxIoc.Indicators.Displays;

namespace DxIoc.Indicators.Tests.Displays;

/// <summary>Codes: how many, how long, and in which letters.</summary>
public sealed class EnrolmentBookTests
{
    private static readonly DateTimeOffset Now = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);
    private readonly EnrolmentBook _book = new();
    private int _drawn;

    [Fact]
    public void A_code_leads_to_its_screen_for_ten_minutes()
    {
        var screen = Enrol("one", Now)!;

        Assert.Equal((Now, Now.AddMinutes(10)), (screen.Since, screen.Expires));
        Assert.Equal("one", _book.TokenOf(screen.Code, Now.AddMinutes(10).AddTicks(-1)));
        Assert.Null(_book.TokenOf(screen.Code, Now.AddMinutes(10)));
        Assert.Empty(_book.Waiting);
    }

    [Fact]
    public void A_code_in_use_is_drawn_again()
    {
        string[] draws = ["AAAAAA", "AAAAAA", "CCCCCC"];
        var next = 0;

        Assert.Equal("AAAAAA", _book.Enrol("one", 1, 1, () => draws[next++], Now)!.Code);
        Assert.Equal("CCCCCC", _book.Enrol("two", 1, 1, () => draws[next++], Now)!.Code);
    }

    [Fact]
    public void As_many_wait_as_the_limit_and_nobody_loses_the_place()
    {
        // Slower than the limit of a minute, so that the limit of places decides.
        var asked = Enumerable.Range(0, EnrolmentBook.Limit + 1).Select(i => Enrol($"{i}", Now.AddSeconds(3 * i))).ToList();

        Assert.Null(asked[^1]);
        Assert.All(asked[..^1], screen => Assert.NotNull(_book.TokenOf(screen!.Code, Now.AddMinutes(3))));
        Assert.NotNull(Enrol("later", Now.AddMinutes(10)));
    }

    [Fact]
    public void So_many_ask_in_a_minute_whether_they_wait_or_not()
    {
        for (var i = 0; i < EnrolmentBook.PerMinute; i++)
        {
            _book.Remove(Enrol($"{i}", Now)!.Code);
        }

        Assert.Null(Enrol("more", Now.AddSeconds(59)));
        Assert.NotNull(Enrol("more", Now.AddSeconds(60)));
    }

    [Theory]
    [InlineData(" ab c-d34", "ABCD34")]
    [InlineData("abcdefghijk", "ABCDEFG")]
    [InlineData(null, "")]
    public void People_type_codes_in_their_own_way(string? typed, string code) => Assert.Equal(code, EnrolmentBook.Typed(typed));

    [Fact]
    public void No_two_signs_of_a_code_look_alike() => Assert.Equal("", string.Concat("0O1IL2Z5S8BUV".Intersect(EnrolmentBook.Alphabet)));

    private Contracts.Displays.WaitingDisplay? Enrol(string token, DateTimeOffset at) =>
        _book.Enrol(token, 1920, 1080, () => FormattableString.Invariant($"{++_drawn:000000}"), at);
}
