using System.Globalization;
using System.Text;
using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Tests.Decoding;

/// <summary>Decimals against the general parser, to the last bit.</summary>
public sealed class ShortDecimalTests
{
    [Fact]
    public void A_decimal_of_up_to_15_digits_is_what_the_general_parser_makes_of_it()
    {
        var random = new Random(1906);
        for (var i = 0; i < 200_000; i++)
        {
            var digits = random.Next(1, 16);
            var text = random.NextInt64((long)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture);
            var decimals = random.Next(0, text.Length);
            text = (random.Next(2) == 0 ? "-" : "") + (decimals == 0 ? text : text[..^decimals] + "." + text[^decimals..]);
            Assert.True(ShortDecimal.TryRead(Encoding.ASCII.GetBytes(text), out var value), text);
            Assert.True(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value), text);
        }
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("1234567890123456")]
    [InlineData("0.123456789012345")]
    [InlineData("-")]
    [InlineData("1.5E-3")]
    public void Others_are_left_to_the_general_parser(string text) =>
        Assert.False(ShortDecimal.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
