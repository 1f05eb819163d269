namespace DxIoc.Feeds.Decoding;

/// <summary>
/// The decimals that devices send: up to 15 digits, no exponent. Their digits and the power of ten are both exact as doubles, so that
/// one division rounds as the standard asks, at a third of the general parser's cost. All others are left to that one. Pure.
/// </summary>
internal static class ShortDecimal
{
    private const int DigitLimit = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <param name="number">A whole JSON number.</param>
    public static bool TryRead(ReadOnlySpan<byte> number, out double value)
    {
        value = 0;
        var negative = number[0] == (byte)'-';
        var rest = negative ? number[1..] : number;
        if (rest.IsEmpty || rest.Length > DigitLimit + 1)
        {
            return false;
        }

        long digits = 0;
        var point = -1;
        for (var i = 0; i < rest.Length; i++)
        {
            var digit = (uint)(rest[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (rest[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        if (point < 0 && rest.Length > DigitLimit)
        {
            return false;
        }

        value = digits / PowersOfTen[point < 0 ? 0 : rest.Length - point - 1];
        value = negative ? -value : value;
        return true;
    }
}
