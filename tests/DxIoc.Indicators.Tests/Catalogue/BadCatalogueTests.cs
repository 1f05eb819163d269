using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>What the reader says of mistakes: file, line, what is wrong and what would be right, word for word.</summary>
public sealed class BadCatalogueTests
{
    private const string Rest = "feed: air\nmeasure: pm25\naggregate: mean\nwindow: 10m\nstale-after: 3m\n";
    private const string Aggregates = "last, sum, count, mean, min, max, rate, ratio, distinct, online, vn-aqi-hour, vn-aqi-day, formula, or p1 to p99";

    public static TheoryData<string, string> BadIndicators => new()
    {
        { Rest + "colour: red", "10: there is no key 'colour' here: write one of: " + string.Join(", ", CatalogueKeys.Indicator) + "." },
        { Rest + "treshold: 3", "10: there is no key 'treshold' here: write one of: " + string.Join(", ", CatalogueKeys.Indicator) + " (did you mean thresholds?)." },
        { Rest + "decimals: two", "10: decimals 'two' cannot be used: write a whole number from 0 to 6." },
        { Rest + "decimals: 7", "10: decimals '7' cannot be used: write a whole number from 0 to 6." },
        { Rest + "scale: 1,5", "10: scale '1,5' is no number: write a number with a decimal point, like 12.5." },
        { Rest + "scale: 1e999", "10: scale '1e999' is no number: write a number with a decimal point, like 12.5." },
        { Rest + "scale: 0", "10: a scale of 0 makes every value 0: write the factor, like scale: 100 for percentages." },
        { Rest + "unit: [a]", "10: unit is no text: write unit: followed by one value." },
        { Rest + "unit-en: [a]", "10: unit-en is no text: write unit-en: followed by one value." },
        { Rest + "unit-en: { one: fire }", "10: other is missing: add other: …." },
        { Rest + "unit-en: { one: fire, many: fires, other: fires }", "10: there is no key 'many' here: write one of: one, other." },
        { Rest + "per: 1h", "10: only a rate has per: remove per, or write aggregate: rate." },
        { Rest + "per-device: newest", "10: per-device 'newest' is unknown: write one of: latest." },
        { Rest + "roll-up: marge", "10: roll-up 'marge' is unknown: write one of: merge, none (did you mean merge?)." },
        { Rest + "trend-span: 1 hour", "10: trend-span '1 hour' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h." },
        { Rest + "bucket: 7s", "10: the bucket does not divide its window and a minute or hour: choose one like 5s, 10s, 1m, 5m, 30m, or leave it out." },
        { Rest + "observed-at: north", "10: observed-at is no list of texts: write observed-at: [a, b]." },
        { Rest + "observed-at: [nord]", "10: there is no area 'nord': name areas of the catalogue (did you mean north?)." },
        { Rest + "observed-at: [elsewhere]", "10: there is no area 'elsewhere': name areas of the catalogue." },
        { Rest + "measures: [pm25]", "10: both measure and measures are given: keep one of them." },
        { Rest + "formula: 1 + 1", "10: an indicator with a formula has no aggregate: remove the formula, or the aggregate and what it reads." },
        { Rest + "thresholds: 50", "10: thresholds is no group of keys: write thresholds: {direction: …, warning: …, critical: …, deadband: …}." },
        { Rest + "thresholds: { direction: up, warning: 1 }", "10: direction 'up' is unknown: write one of: high, low." },
        { Rest + "thresholds: { warning: 1 }", "10: direction is missing: add direction: …." },
        { Rest + "thresholds: { direction: high }", "10: neither warning nor critical is given: give one of them, or leave thresholds out." },
        { Rest + "thresholds:\n  direction: high\n  warning: 80\n  critical: 50", "13: critical is reached before warning: let warning be below critical." },
        { Rest + "thresholds:\n  direction: low\n  warning: 50\n  critical: 80", "13: critical is reached before warning: let warning be above critical." },
        { Rest + "thresholds: { direction: high, warning: 50, critical: 80, deadband: 30 }", "10: the deadband is negative or as wide as the limits are apart: choose one smaller than the distance between warning and critical." },
        { Rest + "thresholds: { direction: high, warning: 50, deadband: -1 }", "10: the deadband is negative or as wide as the limits are apart: choose one smaller than the distance between warning and critical." },
        { Rest + "target: { comparison: \"≥\", value: 20, source: I.1 }", "10: comparison '≥' is unknown: write one of: >=, >, <=, =." },
        { Rest + "target: { value: 20 }", "10: source is missing: add source: …." },
        { Rest + "target: { source: I.1 }", "10: a target needs a value other than 0: write value: the plan's figure, in the indicator's unit." },
        { Rest + "target: { value: 0, source: I.1 }", "10: a target needs a value other than 0: write value: the plan's figure, in the indicator's unit." },
        { Rest + "target: { value: many, source: I.1 }", "10: value 'many' is no number: write a number with a decimal point, like 12.5." },
        { Rest.Replace("mean", "average"), "7: there is no aggregate 'average': write one of: " + Aggregates + "." },
        { Rest.Replace("mean", "maen"), "7: there is no aggregate 'maen': write one of: " + Aggregates + " (did you mean mean?)." },
        { Rest.Replace("mean", "p100"), "7: there is no aggregate 'p100': write one of: " + Aggregates + "." },
        { Rest.Replace("mean", "ratio"), "6: this aggregate reads 2 measures, not 1: write measures: [numerator, denominator]." },
        { Rest.Replace("mean", "rate\nper-device: latest"), "8: this aggregate cannot be taken over the latest value of each device: remove per-device, or write aggregate: sum, count, mean, min, max, ratio or a percentile." },
        { Rest.Replace("measure: pm25", "measures: [pm25, pm10]"), "6: this aggregate reads 1 measures, not 2: write measure: name." },
        { Rest.Replace("measure: pm25\naggregate: mean", "measures: [pm25, pm10]\naggregate: vn-aqi-hour").Replace("window: 10m\n", ""), "6: this aggregate reads 6 measures, not 2: write measures: [pm25, pm10, so2, no2, co, o3]." },
        { Rest.Replace("measure: pm25\naggregate: mean", "measures: [pm25, pm10, so2, no2, co, o3]\naggregate: vn-aqi-day"), "8: VN_AQI has its own window: remove window and bucket." },
        { Rest.Replace("feed: air", "feed: iar"), "5: there is no feed 'iar': write one of: air (did you mean air?)." },
        { Rest.Replace("10m", "ten minutes"), "8: window 'ten minutes' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h." },
        { Rest.Replace("10m", "0m"), "8: window '0m' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h." },
        { Rest.Replace("10m", "8d"), "8: the window is longer than seven days or has more than 2000 buckets: choose a shorter window or a wider bucket." },
        { Rest.Replace("10m", "12h\nbucket: 5s"), "8: the window is longer than seven days or has more than 2000 buckets: choose a shorter window or a wider bucket." },
        { Rest.Replace("window: 10m\n", ""), "2: window is missing: say which stretch of time the figure covers, like window: 5m, or day." },
        { Rest.Replace("stale-after: 3m\n", ""), "2: stale-after is missing: say after how long without news the figure is stale, like stale-after: 5m." },
        { "formula: dust2 + 1", "5: there is no indicator 'dust2': name indicators of the catalogue (did you mean dust?)." },
        { "formula: 1 +", "5: the formula cannot be read: it ends too early at character 4: use numbers, indicator ids, + - * / ( ), min(a, b), max(a, b); put spaces around a minus." },
        { "formula: dust + 1", "5: 'dust' is computed from itself: break the circle of formulas." },
        { "formula: 1 + 1\nwindow: 5m", "6: a formula has no window: remove window: a formula takes it from the indicators that it names." },
    };

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All }\n- { id: b, kind: district, name: B, parent: al }", "areas.yaml:3: there is no area 'al': name an area of the file (did you mean all?)." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All }\n- { id: b, kind: district, name: B }", "areas.yaml:3: there are 2 areas without a parent: leave exactly one, the province, without one." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All, parent: b }\n- { id: b, kind: district, name: B, parent: all }", "areas.yaml:2: there are 0 areas without a parent: leave exactly one, the province, without one." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All }\n- { id: b, kind: district, name: B, parent: b }", "areas.yaml:3: 'b' is above itself: break the circle of parents." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All }\n- id: b\n  kind: district\n  name: B\n  parent: all\n  valid-from: 2022-04-26\n  valid-to: 2022-04-25", "areas.yaml:8: it ends before it begins: let valid-to be the same day as valid-from or later." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All, valid-from: 26/4/2022 }", "areas.yaml:2: valid-from '26/4/2022' is no date: write it like 2022-04-26." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All, valid-from: 2022-02-30 }", "areas.yaml:2: valid-from '2022-02-30' is no date: write it like 2022-04-26." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All, successors: [gone] }", "areas.yaml:2: there is no area 'gone': name an area of the file." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: All }\n- { id: all, kind: district, name: B, parent: all }", "areas.yaml:3: area 'all' is defined twice: remove one, or give it another id." },
        { "areas.yaml", "areas:\n- { id: Thủ Dầu Một, kind: province, name: All }", "areas.yaml:2: 'Thủ Dầu Một' is no id: use a-z, 0-9 and '-', at most 64, beginning with a letter or digit." },
        { "areas.yaml", "areas:\n- { kind: province, name: All }", "areas.yaml:2: id is missing: add id: …." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: { vi: All } }", "areas.yaml:2: en is missing: add en: …." },
        { "areas.yaml", "areas:\n- { id: all, kind: province, name: [All] }", "areas.yaml:2: name is no text: write name: followed by one value." },
        { "areas.yaml", "areas:\n  all: { kind: province }", "areas.yaml:2: areas is no list: begin each entry with '- id: …'." },
        { "areas.yaml", "areas:\n- all", "areas.yaml:2: an entry of areas is no group of keys: begin it with '- id: …'." },
        { "areas.yaml", "zone: Asia/Saigoon\nareas:\n- { id: all, kind: province, name: All }", "areas.yaml:1: there is no time zone 'Asia/Saigoon': write an IANA name like Asia/Ho_Chi_Minh." },
        { "areas.yaml", "arreas: []", "areas.yaml:1: there is no key 'arreas' here: write one of: zone, areas, sectors, feeds, indicators (did you mean areas?)." },
        { "areas.yaml", "# nothing\n", "areas.yaml:1: the file holds no catalogue: begin it with one of: zone, areas, sectors, feeds, indicators." },
        { "areas.yaml", "- all\n", "areas.yaml:1: the file holds no catalogue: begin it with one of: zone, areas, sectors, feeds, indicators." },
        { "feeds.yaml", "feeds:\n- { id: air, name: Air, device-limit: 0 }", "feeds.yaml:2: device-limit '0' cannot be used: write a whole number from 1 to 1000000." },
        { "feeds.yaml", "feeds:\n- { id: air, name: Air }\n- { id: air, name: Air }", "feeds.yaml:3: feed 'air' is defined twice: remove one, or give it another id." },
        { "feeds.yaml", "feeds:\n- id: air\n  name: Air\n  ranges:\n    pm25: [10, 0]", "feeds.yaml:5: the range of pm25 cannot be read: write measure: [smallest, largest]." },
        { "feeds.yaml", "feeds:\n- { id: air, name: Air, ranges: { pm25: 5 } }", "feeds.yaml:2: the range of pm25 cannot be read: write measure: [smallest, largest]." },
        { "feeds.yaml", "feeds:\n- { id: air, name: Air, ranges: { [a, b]: [0, 1] } }", "feeds.yaml:2: the range of a measure cannot be read: write measure: [smallest, largest]." },
        { "feeds.yaml", "feeds:\n- { id: air, name: Air, ranges: [0, 1] }", "feeds.yaml:2: ranges is no group of keys: write measure: [smallest, largest] below it." },
        { "sectors.yaml", "sectors:\n- { id: green, name: Green }\n- { id: green, name: Green }", "sectors.yaml:3: sector 'green' is defined twice: remove one, or give it another id." },
    };

    [Fact]
    public void The_small_catalogue_that_these_tests_spoil_is_good() => Assert.Empty(SmallCatalogue.Unchanged().Errors);

    [Theory]
    [MemberData(nameof(BadIndicators))]
    public void A_mistake_in_an_indicator_is_named_with_line_and_remedy(string keys, string error)
    {
        var result = SmallCatalogue.WithIndicator(keys);

        Assert.Equal([$"indicators.yaml:{error}"], result.Errors.Select(e => e.ToString()));
        Assert.Null(result.Catalogue);
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_mistake_in_a_file_is_named_with_line_and_remedy(string file, string text, string error)
    {
        var result = SmallCatalogue.With(file, text);

        Assert.Equal([error], result.Errors.Select(e => e.ToString()));
        Assert.Null(result.Catalogue);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_in_the_order_of_files_and_lines()
    {
        var result = CatalogueReader.Read(
        [
            new("b.yaml", "indicators:\n- id: x\n  sector: none\n  feed: none\n  measure: m\n  aggregate: mean\n  window: never\n  stale-after: soon\n"),
            new("a.yaml", "areas:\n- { id: p, name: P }\nsectors:\n- { id: s, name: S }\nfeeds:\n- { id: f, name: F, device-limit: no }\n"),
        ]);

        Assert.Equal(
            [
                ("a.yaml", 2, "kind is missing"),
                ("a.yaml", 6, "device-limit 'no' cannot be used"),
                ("b.yaml", 2, "name is missing"),
                ("b.yaml", 3, "there is no sector 'none'"),
                ("b.yaml", 4, "there is no feed 'none'"),
                ("b.yaml", 7, "window 'never' is no duration"),
                ("b.yaml", 8, "stale-after 'soon' is no duration"),
            ],
            result.Errors.Select(e => (e.File, e.Line, e.Problem)));
    }

    [Fact]
    public void A_circle_of_formulas_is_named_at_each_of_its_indicators()
    {
        var result = SmallCatalogue.With("indicators.yaml", """
            indicators:
            - { id: a, name: A, sector: green, formula: b + 1 }
            - { id: b, name: B, sector: green, formula: c + 1 }
            - { id: c, name: C, sector: green, formula: a + 1 }
            - { id: d, name: D, sector: green, formula: a + 1 }
            """);

        Assert.Equal(
            [(2, "'a' is computed from itself"), (3, "'b' is computed from itself"), (4, "'c' is computed from itself")],
            result.Errors.Select(e => (e.Line, e.Problem)));
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_the_only_thing_said_and_not_all_that_misses_what_it_defines()
    {
        var result = SmallCatalogue.With("feeds.yaml", "feeds:\n  - { id: air, name: Air\n");

        Assert.Equal(["feeds.yaml"], result.Errors.Select(e => e.File));
        Assert.StartsWith("this is no YAML (", result.Errors[0].Problem);
        Assert.Equal("check indentation, quotes and colons", result.Errors[0].Remedy);
    }

    [Fact]
    public void A_key_that_stands_twice_is_no_yaml_and_has_its_line()
    {
        var error = Assert.Single(SmallCatalogue.With("sectors.yaml", "sectors:\n- id: green\n  name: A\n  name: B\n").Errors);

        Assert.Equal(("sectors.yaml", 4), (error.File, error.Line));
    }

    [Fact]
    public void An_empty_folder_is_refused() => Assert.Equal(
        ["catalogue:0: there are no areas or no indicators in it: name the folder that holds the catalogue's YAML files."],
        CatalogueReader.Read([]).Errors.Select(e => e.ToString()));
}
