using System.Text;
using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Tests.Traffic;

/// <summary>Messages' own times moved, and nothing else of them.</summary>
public sealed class ShiftedTimeTests
{
    [Theory]
    [InlineData("""{"t": 1650934800000, "pm25": 41}""", """{"t": 1650938400000, "pm25": 41}""")]
    [InlineData("""{"t": 1650934800000.125, "pm25": 41}""", """{"t": 1650938400000.125, "pm25": 41}""")]
    [InlineData("""{"pm25":41,  "t":1650934800.5}""", """{"pm25":41,  "t":1650938400.5}""")]
    [InlineData("""{"t": "2022-04-26T08:00:00+07:00", "pm25": 41}""", """{"t": "2022-04-26T09:00:00.0000000+07:00", "pm25": 41}""")]
    [InlineData("""{"deep": {"t": 1}, "t": 1650934800, "then": junk""", """{"deep": {"t": 1}, "t": 1650938400, "then": junk""")]
    [InlineData("""{"t": "yesterday", "pm25": 41}""", """{"t": "yesterday", "pm25": 41}""")]
    [InlineData("""{"t": null}""", """{"t": null}""")]
    [InlineData("""{"t": -1}""", """{"t": -1}""")]
    [InlineData("41.5", "41.5")]
    [InlineData("junk", "junk")]
    [InlineData("", "")]
    public void The_time_moves_in_the_form_that_it_has_and_every_other_byte_stays(string payload, string shifted) =>
        Assert.Equal(shifted, Encoding.UTF8.GetString(ShiftedTime.Shift(Encoding.UTF8.GetBytes(payload), TimeSpan.FromHours(1))));

    [Fact]
    public void Bytes_that_are_no_text_stay() =>
        Assert.Equal([0xFF, 0x7B, 0x00], ShiftedTime.Shift([0xFF, 0x7B, 0x00], TimeSpan.FromHours(1)));
}
