using System.Globalization;
using System.Text.RegularExpressions;

namespace DxIoc.Feeds.Files;

/// <summary>
/// A number that is written as text, read in the Vietnamese and in the invariant way. Where the two differ it is ambiguous, and only
/// a convention decides: nothing is guessed. Pure.
/// </summary>
/// <param name="Vietnamese">Its value where '.' groups and ',' parts the decimals; null where it cannot be read so.</param>
/// <param name="Invariant">Its value the other way round.</param>
internal readonly partial record struct NumberText(double? Vietnamese, double? Invariant)
{
    public bool Ambiguous => Vietnamese is { } v && Invariant is { } i && v != i;

    /// <summary>The one convention in which it is a number; unknown where it is one in both, or in none.</summary>
    public NumberStyle Only => (Vietnamese, Invariant) switch
    {
        (not null, null) => NumberStyle.Vietnamese,
        (null, not null) => NumberStyle.Invariant,
        _ => NumberStyle.Unknown,
    };

    public static NumberText Read(string text)
    {
        var plain = Blank().Replace(text, "");
        return new NumberText(
            VietnameseForm().IsMatch(plain) ? Parse(plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')) : null,
            InvariantForm().IsMatch(plain) ? Parse(plain.Replace(",", "", StringComparison.Ordinal)) : null);
    }

    /// <summary>Null where it is no number by that convention, or none was decided and it is ambiguous.</summary>
    public double? By(NumberStyle style) => style switch
    {
        NumberStyle.Vietnamese => Vietnamese,
        NumberStyle.Invariant => Invariant,
        _ => Ambiguous ? null : Vietnamese ?? Invariant,
    };

    private static double? Parse(string invariant) =>
        double.TryParse(invariant, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;

    [GeneratedRegex(@"^[+-]?([0-9]{1,15}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,4})(,[0-9]{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex VietnameseForm();

    [GeneratedRegex(@"^[+-]?([0-9]{1,15}|[1-9][0-9]{0,2}(,[0-9]{3}){1,4})(\.[0-9]{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex InvariantForm();

    /// <summary>Spaces group thousands in either convention, where three digits follow; around the number they say nothing.</summary>
    [GeneratedRegex(@"^[\s\u00A0]+|[\s\u00A0]+$|(?<=[0-9])[ \u00A0\u202F](?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
