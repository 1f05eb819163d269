using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Boards computed from raw observations alone, by the pure cells: what the server's boards have to equal.</summary>
internal sealed class ComputedBoard(IReadOnlyList<Observation> raw)
{
    private static readonly IndicatorCatalogue Catalogue = ReadCatalogue();

    private readonly ILookup<(string Area, string Feed, string Measure), Observation> _raw =
        raw.ToLookup(o => (o.Series.Area, o.Series.Feed, o.Series.Measure));

    /// <summary>The figures of one area that come from a feed, as they stand at an instant.</summary>
    public IReadOnlyList<string> Figures(string area, string feed, Instant now) =>
        [.. Catalogue.BoardOf(area).Where(i => i.Feed == feed).Select(i => Figure(Cell(area, i).Read(now).ToWire(now)))];

    /// <summary>The same figures of a board that the server gave.</summary>
    public static IReadOnlyList<string> Figures(BoardUpdate board, string feed) =>
        [.. board.Readings.Where(r => Catalogue.Find(r.Indicator)?.Feed == feed).Select(Figure)];

    /// <summary>A reading without its age.</summary>
    private static string Figure(Reading r) => FormattableString.Invariant(
        $"{r.Indicator} = {r.Value} {r.Status} {r.Freshness} at {r.At:O} of {r.Samples}, {r.Coverage.Fresh}/{r.Coverage.Expected}, trend {r.Trend}, target {r.Target}, {r.Attainment}");

    private IndicatorCell Cell(string area, IndicatorDefinition indicator)
    {
        var parts = Catalogue.PartsOf(area, indicator).ToList();
        var cell = new IndicatorCell(area, indicator, Catalogue.Zone, parts);
        var own = indicator.Measures
            .SelectMany((measure, index) => _raw[(area, indicator.Feed!, measure)].Select(o => (Index: index, Observation: o)))
            .OrderBy(o => o.Observation.Arrived)
            .Select(o => new CellObservation(
                o.Observation.Series.DeviceKey, o.Index, o.Observation.Time, o.Observation.Value, o.Observation.Arrived, 0));
        cell.Accept([.. own]);
        parts.ForEach(part => cell.MergePart(Cell(part, indicator).Part()));
        return cell;
    }

    private static IndicatorCatalogue ReadCatalogue()
    {
        var files = Directory.EnumerateFiles(Built.Catalogue, "*.yaml", SearchOption.AllDirectories)
            .Select(f => new CatalogueText(Path.GetRelativePath(Built.Catalogue, f).Replace('\\', '/'), File.ReadAllText(f)));
        return CatalogueReader.Read([.. files]).Catalogue ?? throw new InvalidOperationException("The shipped catalogue has errors.");
    }
}
