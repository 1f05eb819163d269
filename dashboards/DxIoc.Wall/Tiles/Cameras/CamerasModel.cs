using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Cameras;

/// <summary>
/// The cameras of an area: those that see smoke first, then dead and silent ones, then those that live: those whose picture is shown before
/// the others, and those with the most events first.
/// </summary>
/// <param name="Columns">Style values: columns by the shape of the screen.</param>
public sealed record CamerasModel(string Title, bool Known, bool Past, int Live, int Dead, int Silent, int Alarms, Rows<CameraCard> Cards, int More, string Columns)
{
    public bool HasPictures => Cards.Any(c => c.Picture is not null);

    private const int UsualLimit = 24;

    /// <summary>Where the catalogue does not say after which time a camera is silent.</summary>
    private static readonly TimeSpan UsualSilence = TimeSpan.FromMinutes(2);

    public static CamerasModel Of(TileView view, TileInfo tile)
    {
        var (language, area) = (view.Language, view.Scope.AreaOf(tile));
        var limit = view.Scope.Seed.Indicators.FirstOrDefault(i => i.Feed == CameraFeed.Id && i.Measures.Contains(CameraFeed.Online))?.StaleAfter is > 0 and var seconds
            ? TimeSpan.FromSeconds(seconds) : UsualSilence;
        var pictures = view.Data.Pictures(area).Where(p => p.Feed == CameraFeed.Id).ToDictionary(p => (p.Area, p.Device));
        var cameras = (view.Data.Cameras(area) ?? [])
            .GroupBy(d => (d.Area, d.Device))
            .Select(g => (g.Key, Said: g.ToDictionary(d => d.Measure, StringComparer.Ordinal)))
            .Where(c => c.Said.ContainsKey(CameraFeed.Online))
            .Select(c => (c.Key, c.Said, State: StateOf(c.Said, view.Now, limit), EventAt: EventOf(c.Said)?.At))
            .Select(c => (c.Key, c.Said, c.State, c.EventAt, Picture: CameraPicture.Of(pictures.GetValueOrDefault(c.Key), c.State, view.Now, language)))
            .OrderBy(c => c.State).ThenBy(c => c.Picture?.Address is null).ThenByDescending(c => c.EventAt is null ? 0 : c.Said[CameraFeed.Events].Value)
            .ThenBy(c => c.Key.Area, StringComparer.Ordinal).ThenBy(c => c.Key.Device, StringComparer.Ordinal)
            .ToList();
        var shown = cameras.Take(tile.Limit ?? UsualLimit).Select(c => CardOf(c.Key, c.Said, c.State, view) with { Picture = c.Picture, Stream = StreamOf(tile, c.Key, c.State) }).ToList();
        return new CamerasModel(
            tile.Title?.In(language.Code) ?? language["cameras.title"],
            view.Data.Cameras(area) is not null,
            view.At is not null,
            cameras.Count(c => c.State is CameraState.Live or CameraState.Alarm),
            cameras.Count(c => c.State == CameraState.Dead),
            cameras.Count(c => c.State == CameraState.Silent),
            cameras.Count(c => c.State == CameraState.Alarm),
            new Rows<CameraCard>(shown),
            cameras.Count - shown.Count,
            Groups.GroupModel.ColumnsOf(view.Scope.Scene.Layouts, tile.Id, shown.Count));
    }

    private static string? StreamOf(TileInfo tile, (string Area, string Device) key, CameraState state) => state is CameraState.Live or CameraState.Alarm
        ? tile.Url?.Replace("{area}", Uri.EscapeDataString(key.Area), StringComparison.Ordinal).Replace("{device}", Uri.EscapeDataString(key.Device), StringComparison.Ordinal)
        : null;

    private static CameraState StateOf(Dictionary<string, DeviceLatest> said, DateTimeOffset now, TimeSpan limit)
    {
        var online = said[CameraFeed.Online];
        return now - online.At > limit ? CameraState.Silent
            : online.Value <= 0 ? CameraState.Dead
            : said.TryGetValue(CameraFeed.Smoke, out var smoke) && smoke.Value > 0 && now - smoke.At <= limit ? CameraState.Alarm
            : CameraState.Live;
    }

    private static DeviceLatest? EventOf(Dictionary<string, DeviceLatest> said) =>
        said.TryGetValue(CameraFeed.Events, out var events) && events.Value > 0 ? events : null;

    private static CameraCard CardOf((string Area, string Device) key, Dictionary<string, DeviceLatest> said, CameraState state, TileView view)
    {
        var language = view.Language;
        var age = view.Now - said[CameraFeed.Online].At;
        var last = EventOf(said);
        return new CameraCard(
            $"{key.Area}/{key.Device}",
            key.Device,
            view.Scope.AreaName(key.Area, language.Code),
            state,
            state switch { CameraState.Alarm => "◆", CameraState.Dead => "✕", CameraState.Silent => "◔", _ => "●" },
            language["camera." + state.ToString().ToLowerInvariant()],
            Figures.Brief(age > TimeSpan.Zero ? age : TimeSpan.Zero, language),
            state == CameraState.Alarm ? language["camera.smoke"]
                : last is null ? ""
                : $"{Figures.Number(last.Value, 0, language)} {language[last.Value == 1 ? "camera.event" : "camera.events"]} · {Figures.HourMinute(last.At)}");
    }
}
