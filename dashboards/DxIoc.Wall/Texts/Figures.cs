using System.Globalization;

namespace DxIoc.Wall.Texts;

/// <summary>Numbers, ages and times as people read them. What a machine reads is invariant and has its own methods.</summary>
public static class Figures
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static string Number(double value, int decimals, Language language) =>
        Signed(value, "N" + decimals.ToString(CultureInfo.InvariantCulture), language);

    public static string Whole(long value, Language language) => value.ToString("N0", language.Culture);

    /// <summary>A value whose decimals nobody has said: as many as it has, three at most.</summary>
    public static string AsItIs(double value, Language language) => Signed(value, "#,0.###", language);

    /// <summary>In few digits: "340", "12,3 N" (nghìn), "4 Tr" (triệu).</summary>
    /// <param name="most">From where on thousands are told.</param>
    public static string Compact(double value, int decimals, Language language, double most = 9_999.5)
    {
        var size = Math.Abs(value);
        return size >= 999_500 ? $"{(value / 1e6).ToString("0.#", language.Culture)} {language["compact.million"]}"
            : size >= most ? $"{(value / 1e3).ToString(size >= 99_950 ? "0" : "0.#", language.Culture)} {language["compact.thousand"]}"
            : Number(value, size >= 100 ? 0 : Math.Min(decimals, 1), language);
    }

    /// <summary>"12 giây trước"; an age below a second is "vừa xong".</summary>
    public static string Ago(TimeSpan age, Language language)
    {
        var (key, count) = age.TotalSeconds < 1 ? ("ago.now", 0L)
            : age.TotalMinutes < 2 ? ("ago.seconds", (long)age.TotalSeconds)
            : age.TotalHours < 2 ? ("ago.minutes", (long)age.TotalMinutes)
            : age.TotalDays < 2 ? ("ago.hours", (long)age.TotalHours)
            : ("ago.days", (long)age.TotalDays);
        return language[key].Replace("{0}", count.ToString(language.Culture), StringComparison.Ordinal);
    }

    /// <summary>An age where there is little room: "12 s", "5 ph", "3 giờ".</summary>
    public static string Brief(TimeSpan age, Language language)
    {
        var (key, count) = age.TotalSeconds < 100 ? ("short.seconds", (long)age.TotalSeconds)
            : age.TotalMinutes < 100 ? ("short.minutes", (long)age.TotalMinutes)
            : age.TotalHours < 48 ? ("short.hours", (long)age.TotalHours)
            : ("short.days", (long)age.TotalDays);
        return language[key].Replace("{0}", count.ToString(language.Culture), StringComparison.Ordinal);
    }

    public static string Duration(double seconds, Language language) =>
        seconds == 3_600 ? (language.Code == "en" ? "1 h" : "1 giờ")
        : seconds < 120 ? $"{seconds.ToString("0", language.Culture)} s"
        : seconds < 7_200 ? $"{(seconds / 60).ToString("0", language.Culture)} {(language.Code == "en" ? "min" : "phút")}"
        : seconds < 172_800 ? $"{(seconds / 3_600).ToString("0.#", language.Culture)} {(language.Code == "en" ? "h" : "giờ")}"
        : $"{(seconds / 86_400).ToString("0.#", language.Culture)} {(language.Code == "en" ? "d" : "ngày")}";

    public static DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Vietnam);

    /// <summary>When the day of a moment began.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset time)
    {
        var local = Local(time);
        return local - local.TimeOfDay;
    }

    public static string Clock(DateTimeOffset time) => Local(time).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string HourMinute(DateTimeOffset time) => Local(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => Local(time).ToString("dd/MM", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset time, Language language) =>
        Local(time).ToString(language.Code == "en" ? "dddd, d MMMM yyyy" : "dddd, dd/MM/yyyy", language.Culture);

    /// <summary>ISO 8601, UTC, to the second.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>For attributes, styles and scripts.</summary>
    public static string Machine(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Machine(double value, int decimals) =>
        value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Zero has no sign, also where a negative number rounds to it.</summary>
    private static string Signed(double value, string format, Language language)
    {
        var text = value.ToString(format, language.Culture);
        return double.IsNegative(value) && double.IsFinite(value) && !text.AsSpan().ContainsAnyInRange('1', '9') ? 0d.ToString(format, language.Culture) : text;
    }
}
