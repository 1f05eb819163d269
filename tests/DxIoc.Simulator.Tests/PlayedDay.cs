using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Tests;

/// <summary>A day played once through all cells, as the back-fill does: its observations, and its minutes as history keeps them.</summary>
public sealed class PlayedDay
{
    /// <summary>Just past 23:00 in Vietnam, so that the day's peaks are behind.</summary>
    internal static readonly DateTimeOffset End = Some.Midnight.AddHours(23).AddSeconds(20);

    public PlayedDay()
    {
        var observations = new List<Observation>();
        var cells = new CellTree(Some.Catalogue);
        foreach (var (at, span) in Backfill.Times(End))
        {
            var said = Backfill.Said(Model, at, span).ToList();
            observations.AddRange(said);
            foreach (var minute in cells.Play(said))
            {
                Minutes[(minute.Area, minute.Indicator, minute.Minute)] = minute;
            }
        }

        Said = observations.ToLookup(o => (o.Series.Area, o.Series.Feed));
    }

    internal ProvinceModel Model { get; } = Some.Model();

    /// <summary>In order of time, by area and feed.</summary>
    internal ILookup<(string Area, string Feed), Observation> Said { get; }

    /// <summary>A minute written again replaces the one before.</summary>
    internal Dictionary<(string Area, string Indicator, Instant Minute), MinuteReading> Minutes { get; } = [];
}
