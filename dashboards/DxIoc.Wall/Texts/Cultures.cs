using System.Globalization;

namespace DxIoc.Wall.Texts;

/// <summary>
/// How numbers and dates look in both languages: the wall's own, so that a browser need not fetch the data of every language, and
/// a page drawn on the server is letter for letter what the browser draws over it. Read-only.
/// </summary>
public static class Cultures
{
    public static readonly CultureInfo Vietnamese = Of(
        ".", ",", ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"], [.. Enumerable.Range(1, 12).Select(m => $"tháng {m}")]);

    public static readonly CultureInfo English = Of(",", ".", null, null);

    /// <param name="days">From Sunday; null for the English names.</param>
    /// <param name="months">From January; null for the English names.</param>
    private static CultureInfo Of(string group, string point, string[]? days, string[]? months)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NumberDecimalSeparator = point;
        if (days is not null && months is not null)
        {
            culture.DateTimeFormat.DayNames = days;
            // The thirteenth is for calendars that have one.
            culture.DateTimeFormat.MonthNames = culture.DateTimeFormat.MonthGenitiveNames = [.. months, ""];
        }

        return CultureInfo.ReadOnly(culture);
    }
}
