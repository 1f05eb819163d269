using DxIoc.Indicators.Catalogue;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests;

/// <summary>What does not matter, or is the same for all: the shipped catalogue, a seed, a day.</summary>
internal static class Some
{
    public const int Seed = 1906;

    public static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Midnight in Vietnam, the day's beginning.</summary>
    public static readonly DateTimeOffset Midnight = new(2026, 11, 23, 0, 0, 0, Vietnam);

    /// <summary>Three in the morning: the seed's own incidents begin at six.</summary>
    public static readonly DateTimeOffset Quiet = Midnight.AddHours(3);

    private static readonly Lazy<IndicatorCatalogue> Shipped = new(() =>
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "catalogue");
        var result = CatalogueReader.Read(
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new CatalogueText(Path.GetRelativePath(folder, path), File.ReadAllText(path))),
        ]);
        return result.Catalogue ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    });

    public static IndicatorCatalogue Catalogue => Shipped.Value;

    public static ProvinceModel Model(int seed = Seed, double scale = 1) => new(seed, scale);

    public static IEnumerable<DateTimeOffset> Every(TimeSpan step, DateTimeOffset from, TimeSpan length)
    {
        for (var at = from; at < from + length; at += step)
        {
            yield return at;
        }
    }

    /// <summary>The areas at which an indicator is observed.</summary>
    public static IEnumerable<string> ObservedAt(IndicatorDefinition indicator) =>
        indicator.ObservedAt.Count > 0 ? indicator.ObservedAt : Catalogue.Areas.Leaves.Select(a => a.Id);

    /// <summary>What a device says of one measure; null when it is silent or does not know it.</summary>
    public static double? Says(SimulatedDevice device, string measure, DateTimeOffset at) =>
        device.Speak(at, device.Period) is { } measures && measures.Any(m => m.Measure == measure)
            ? measures.First(m => m.Measure == measure).Value
            : null;

    public static IEnumerable<SimulatedDevice> Of(ProvinceModel model, string feed, string area) =>
        model.Devices.Where(d => d.Feed == feed && d.Area == area);
}
