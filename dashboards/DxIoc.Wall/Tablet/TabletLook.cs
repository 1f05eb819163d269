using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tablet;

/// <summary>What the tablet's script needs to go on without the server: names and words in the page's language.</summary>
public static class TabletLook
{
    private static readonly string[] Words =
    [
        "status.normal", "status.warning", "status.critical", "status.unknown", "stale", "input-lost", "connected", "offline",
        "ago.now", "ago.seconds", "ago.minutes", "ago.hours", "ago.days", "short.seconds", "short.minutes", "short.hours", "short.days",
        "tablet.changes.none", "tablet.changes.first", "tablet.changes.since", "tablet.changes.away", "tablet.changes.passed", "tablet.changes.more",
        "tablet.offline", "tablet.reached.now", "tablet.reached.lost",
    ];

    /// <summary>As people write; what could end a script element is still escaped.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>JSON, safe inside a script element.</summary>
    public static string Of(WallSeed seed, AreaInfo area, Language language) => JsonSerializer.Serialize(
        new
        {
            area = area.Id,
            language = language.Code,
            areas = seed.Areas.ToDictionary(a => a.Id, a => a.Name.In(language.Code), StringComparer.Ordinal),
            indicators = seed.Indicators.ToDictionary(i => i.Id, i => i.Name.In(language.Code), StringComparer.Ordinal),
            words = Words.ToDictionary(w => w, w => language[w], StringComparer.Ordinal),
        },
        Plain);
}
