using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Feeds;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Feeds;

public sealed class FeedWordsTests
{
    private static readonly Language Vietnamese = new();

    /// <summary>The kinds that the server has.</summary>
    [Theory]
    [InlineData("topic")]
    [InlineData("payload")]
    [InlineData("size")]
    [InlineData("name")]
    [InlineData("number")]
    [InlineData("time")]
    [InlineData("future")]
    [InlineData("too-old")]
    [InlineData("area")]
    [InlineData("range")]
    [InlineData("limit")]
    [InlineData("store")]
    public void Every_kind_of_refusal_has_words(string code) => Assert.NotEqual(code, FeedWords.Reason(code, Vietnamese));

    [Fact]
    public void A_kind_that_this_screen_does_not_know_stays_the_word_that_it_is() => Assert.Equal("quota", FeedWords.Reason("quota", Vietnamese));

    [Theory]
    [InlineData(0.4, ClockState.Good, "đúng giờ", "st-normal", "●")]
    [InlineData(60, ClockState.Ahead, "nhanh 60 s", "st-warning", "▲")]
    [InlineData(-25_200, ClockState.Behind, "chậm 7 giờ", "st-warning", "▲")]
    [InlineData(-600, ClockState.CatchingUp, "đang gửi bù, chưa xét", "", "")]
    public void A_clock_is_told_in_words_and_a_sign(double offset, ClockState state, string words, string classes, string sign)
    {
        var clock = new DeviceClock(offset, 16, state);

        Assert.Equal((words, classes, sign), (FeedWords.Clock(clock, Vietnamese), FeedWords.ClockClass(clock), FeedWords.ClockSign(clock)));
    }

    [Fact]
    public void Without_a_time_of_its_own_a_device_has_a_dash() =>
        Assert.Equal(("—", "thông điệp không có thời gian riêng"), (FeedWords.Clock(null, Vietnamese), FeedWords.ClockNote(null, Vietnamese)));

    [Fact]
    public void The_figure_behind_the_words_is_there_for_whoever_looks_closer() =>
        Assert.Equal("-25.200,5 s · 16 thông điệp gần nhất", FeedWords.ClockNote(new DeviceClock(-25_200.5, 16, ClockState.Behind), Vietnamese));
}
