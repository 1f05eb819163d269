using System.Globalization;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tests.Texts;

/// <summary>The wall's own numbers and dates: as the world's culture data has them.</summary>
public sealed class CulturesTests
{
    public static TheoryData<string, CultureInfo> Both => new() { { "vi-VN", Cultures.Vietnamese }, { "en-GB", Cultures.English } };

    [Theory]
    [MemberData(nameof(Both))]
    public void Numbers_and_dates_are_those_of_the_language(string name, CultureInfo own)
    {
        var (world, day) = (CultureInfo.GetCultureInfo(name), new DateTime(2026, 1, 1));

        foreach (var value in new[] { 0, -1_234_567.891, 0.05, 999.5 })
        {
            Assert.Equal(value.ToString("N2", world), value.ToString("N2", own));
            Assert.Equal(value.ToString("#,0.###", world), value.ToString("#,0.###", own));
        }

        for (var i = 0; i < 366; i++, day = day.AddDays(1))
        {
            Assert.Equal(day.ToString("dddd, dd/MM/yyyy", world), day.ToString("dddd, dd/MM/yyyy", own));
            Assert.Equal(day.ToString("dddd, d MMMM yyyy", world), day.ToString("dddd, d MMMM yyyy", own), ignoreCase: true);
        }
    }
}
