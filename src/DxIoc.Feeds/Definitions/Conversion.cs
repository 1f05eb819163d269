namespace DxIoc.Feeds.Definitions;

/// <summary>A change of unit by its name: (value + Before) × Times ÷ Over. Gases are taken at 25 °C and 1013.25 hPa.</summary>
/// <param name="PerMole">True where the molar mass (g/mol) is a factor too.</param>
internal sealed record Conversion(string Name, double Before, double Times, double Over, bool PerMole = false)
{
    /// <summary>Litres of a mole of a gas at 25 °C and 1013.25 hPa.</summary>
    public const double MolarVolume = 24.45;

    private static readonly Conversion[] All =
    [
        new("fahrenheit-to-celsius", -32, 5, 9),
        new("m/s-to-km/h", 0, 3.6, 1),
        new("km/h-to-m/s", 0, 1, 3.6),
        new("ppm-to-ug/m3", 0, 1_000, MolarVolume, PerMole: true),
        new("ppb-to-ug/m3", 0, 1, MolarVolume, PerMole: true),
        new("mg/m3-to-ug/m3", 0, 1_000, 1),
        new("fraction-to-percent", 0, 100, 1),
        new("percent-to-fraction", 0, 1, 100),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(c => c.Name)];

    public static Conversion Find(string name) => All.First(c => c.Name == name);

    /// <param name="molarMass">In g/mol; counts only for a gas.</param>
    public double Of(double value, double molarMass) => (value + Before) * Times * (PerMole ? molarMass : 1) / Over;
}
