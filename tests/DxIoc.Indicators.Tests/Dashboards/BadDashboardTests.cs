using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Tests.Dashboards;

/// <summary>What the reader says of mistakes: file, line, what is wrong and what would be right, word for word.</summary>
public sealed class BadDashboardTests
{
    private const string Gauge = "{ id: a, kind: gauge, indicator: dust, max: 100 }";
    private const string Item = "{ scene: one, for: 10s, days: [mon], from: \"07:00\", to: \"18:30\" }";
    private const string When = "{ indicator: dust, status: warning, area: north }";
    private const string LayoutForm = "write a line for each row and in it a tile's id for each column, like \"map*4 aqi*2\"";
    private static readonly string Kinds = string.Join(", ", TileKinds.All);

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "    title: One\n    layouts", "    titel: One\n    layouts", "3: there is no key 'titel' here: write one of: id, for-each, title, area, layouts, tiles (did you mean title?)." },
        { "wide:", "wyde:", "5: there is no key 'wyde' here: write one of: wide, ultrawide, tablet (did you mean wide?)." },
        { "- \"a*2 b\"\n        - \"a*2 b\"", "- \"a*2 b\"\n        - \"a b\"", "6: row 2 of wide has 2 columns, the first has 3: " + LayoutForm + "." },
        { "- \"a*2 b\"\n        - \"a*2 b\"", "- \"a*2 b\"\n        - \"b a*2\"", "6: the cells of 'a' in wide are no rectangle: draw each tile as one rectangle." },
        { "- \"a*2 b\"\n        - \"a*2 b\"", "- \"a*2 c\"\n        - \"a*2 b\"", "6: there is no tile 'c': write one of: a, b." },
        { "- \"a*2 b\"\n        - \"a*2 b\"", "- \"a*2 .\"", "5: the tile 'b' has no place: draw it in a layout, or remove the tile." },
        { Gauge, "{ id: a, kind: guage, indicator: dust }", $"9: kind 'guage' is unknown: write one of: {Kinds} (did you mean gauge?)." },
        { Gauge, "{ id: a, kind: gauge }", "9: a gauge needs indicator: add indicator: …." },
        { Gauge, "{ id: a, kind: gauge, indicator: dust, hours: 3 }", "9: a gauge has no hours: write one of: id, kind, title, area, indicator, min, max." },
        { Gauge, "{ id: a, kind: gauge, indicator: dust, min: 5, max: 5 }", "9: max is not above min: write the scale's two ends, like min: 0 and max: 100." },
        { Gauge, "{ id: a, kind: gauge, indicator: dast }", "9: there is no indicator 'dast': name an indicator of the catalogue (did you mean dust?)." },
        { Gauge, "{ id: a, kind: gauge, indicator: dust, area: sorth }", "9: there is no area 'sorth': name an area of the catalogue (did you mean north?)." },
        { Gauge, "{ id: a, kind: group }", "9: a group needs a sector or indicators: add sector: …, or indicators: [ … ]." },
        { Gauge, "{ id: a, kind: group, sector: grean }", "9: there is no sector 'grean': name a sector of the catalogue (did you mean green?)." },
        { Gauge, "{ id: a, kind: trend, indicators: [dust], hours: 0 }", "9: hours '0' cannot be used: write a whole number from 1 to 8784." },
        { Gauge, "{ id: a, kind: trend, indicators: [dust, dust] }", "9: one is named twice: name each once." },
        { Gauge, "{ id: a, kind: ranking, indicator: dust, order: best }", "9: order 'best' is unknown: write one of: worst, highest, lowest." },
        { Gauge, "{ id: a, kind: embed, url: ftp://x/y }", "9: 'ftp://x/y' is no address of a page: write https://host/path." },
        { Gauge, "{ id: a, kind: embed, url: https://evil.example/x }", "9: pages of evil.example may not be shown: add the host to the setting Dashboards:EmbedHosts." },
        { Gauge, "{ id: a, kind: cameras, url: \"https://evil.example/{device}\" }", "9: pages of evil.example may not be shown: add the host to the setting Dashboards:EmbedHosts." },
        { Gauge, "{ id: a, kind: cameras, url: \"https://maps.example.vn/live\" }", "9: the address is the same for every camera: write {device} where the camera's name stands in it, and {area} for its area." },
        { Gauge, "{ id: a, kind: cameras, player: quicktime }", "9: player 'quicktime' is unknown: write one of: page, hls, mjpeg." },
        { "{ id: b, kind: clock }", "{ id: a, kind: clock }", "10: tile 'a' is defined twice: remove one, or give it another id." },
        { Item, "{ scene: oen, for: 10s }", "15: there is no scene 'oen': name a scene of these files (did you mean one?)." },
        { Item, "{ scene: one, for: 1s }", "15: a scene cannot stand that long: write from 2s to 1d, like 30s or 5m." },
        { Item, "{ scene: one, days: [mond] }", "15: there is no day 'mond': write some of: mon, tue, wed, thu, fri, sat, sun (did you mean mon?)." },
        { Item, "{ scene: one, from: 7 }", "15: from '7' is no time of day: write it like \"07:30\"." },
        { When, "{ indicator: dast }", "17: there is no indicator 'dast' on the board of all: name an indicator of that board (did you mean dust?)." },
        { When, "{ indicator: dust, area: sorth }", "17: there is no area 'sorth': name an area of the catalogue (did you mean north?)." },
        { When, "{ indicator: dust, status: normal }", "17: status 'normal' is unknown: write one of: critical, warning." },
        { When, "{ indikator: dust }", "17: there is no key 'indikator' here: write one of: indicator, status, area (did you mean indicator?)." },
        { $"when: {When}, ", "", "17: when is missing: add when: { indicator: …, status: critical }." },
        { "scene: one, for: 5m", "scene: oen, for: 5m", "17: there is no scene 'oen': name a scene of these files (did you mean one?)." },
        { "for: 5m", "for: 5s", "17: a situation cannot stand that long: write from 30s to 1d, like 10m." },
        { "displays: [Hall]", "displays: []", "17: there is no display in it: write displays: [names of displays], or leave it out for all." },
        { "    title: One\n    layouts", "    title: One\n    area: sorth\n    layouts", "4: there is no area 'sorth': name an area of the catalogue (did you mean north?)." },
        { "    title: One\n    layouts", "    title: One\n    area: north\n    for-each: area\n    layouts", "4: a scene for each area has no area of its own: remove area, or for-each." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_by_its_line_and_with_what_would_be_right(string good, string bad, string error)
    {
        var text = SmallDashboard.Good.ReplaceLineEndings("\n");
        Assert.Contains(good, text);

        Assert.Contains("one.yaml:" + error, SmallDashboard.Read(text.Replace(good, bad, StringComparison.Ordinal)).Errors.Select(e => e.ToString()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        ["a.yaml:1", "one.yaml:9", "one.yaml:10", "one.yaml:17"],
        SmallDashboard.Read(true, ("one.yaml", SmallDashboard.Good.Replace("dust", "dast").Replace("kind: clock", "kind: clok")), ("a.yaml", "scene: 1"))
            .Errors.Select(e => FormattableString.Invariant($"{e.File}:{e.Line}")));

    [Fact]
    public void The_shipped_files_may_meet_a_catalogue_that_lacks_an_indicator()
    {
        var read = SmallDashboard.Read(SmallDashboard.Good.Replace("dust", "dast"), strict: false);

        Assert.Equal("dast", read.Dashboards!.FindScene("one")!.Tiles[0].Indicator);
    }

    [Fact]
    public void A_page_of_a_host_on_the_list_may_be_shown() => Assert.Empty(
        SmallDashboard.Read(SmallDashboard.Good.Replace(Gauge, "{ id: a, kind: embed, url: https://maps.example.vn/x }")).Errors);

    [Fact]
    public void A_scene_in_a_file_that_cannot_be_read_is_not_missed() => Assert.Equal(
        ["a.yaml"],
        SmallDashboard.Read(true, ("a.yaml", "scenes: ["), ("b.yaml", "playlists: [ { id: p, title: P, scenes: [ { scene: far } ] } ]")).Errors.Select(e => e.File));
}
