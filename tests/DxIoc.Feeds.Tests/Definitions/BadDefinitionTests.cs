using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>What the reader says of mistakes: file, line, what is wrong and what would be right, word for word.</summary>
public sealed class BadDefinitionTests
{
    private const string Rest = "topic: a/{device}\narea: north\nmeasures: {pm25: p}\n";
    private const string Conversions = "fahrenheit-to-celsius, m/s-to-km/h, km/h-to-m/s, ppm-to-ug/m3, ppb-to-ug/m3, mg/m3-to-ug/m3, fraction-to-percent, percent-to-fraction";
    private const string PathForm = "write names between dots, [n] for one item, [*] for all, {device} or {measure} for any member, like sensors[0].temperature.";
    private const string TopicForm = "write levels between '/', each a word, {area}, {device}, {measure} or +, with # at most as the last.";
    private const string MeasuresForm = "{name: path, other: {path: …, convert: …}}";

    public static TheoryData<string, string> BadFeeds => new()
    {
        { Rest + "colour: red", "6: there is no key 'colour' here: write one of: " + string.Join(", ", FeedKeys.Feed) + "." },
        { Rest + "recods: a", "6: there is no key 'recods' here: write one of: " + string.Join(", ", FeedKeys.Feed) + " (did you mean records?)." },
        { Rest.Replace("topic: a/{device}\n", "device: x\n"), "2: topic is missing: add topic: …." },
        { Rest.Replace("a/{device}", "ioc/{device}"), "3: topics that begin with ioc/ have the canonical form and need no definition: " + TopicForm },
        { Rest.Replace("a/{device}", "$SYS/{device}"), "3: topics that begin with $ belong to the broker: " + TopicForm },
        { Rest.Replace("a/{device}", "a/#/{device}") + "device: x", "3: # does not stand last: " + TopicForm },
        { Rest.Replace("a/{device}", "a/{devices}") + "device: x", "3: the level '{devices}' cannot be used: " + TopicForm },
        { Rest.Replace("a/{device}", "a/b+") + "device: x", "3: the level 'b+' cannot be used: " + TopicForm },
        { Rest.Replace("a/{device}", "\"{device}/{device}\""), "3: {device} stands twice: " + TopicForm },
        { Rest + "format: yaml", "6: format 'yaml' is unknown: write one of: json, value, senml-json, senml-cbor, lineprotocol, csv, sparkplug, picture, skip." },
        { Rest + "format: jsn", "6: format 'jsn' is unknown: write one of: json, value, senml-json, senml-cbor, lineprotocol, csv, sparkplug, picture, skip (did you mean json?)." },
        { "topic: spBv1.0/+/DDATA/+/+\narea: north\nformat: sparkplug", "3: Sparkplug's data cannot be read without the births of their edge nodes: write a topic that has all messages of a node, like spBv1.0/#, spBv1.0/{area}/# or spBv1.0/my-group/#." },
        { "topic: spBv1.0/g/NDATA/#\narea: north\nformat: sparkplug", "3: Sparkplug's data cannot be read without the births of their edge nodes: write a topic that has all messages of a node, like spBv1.0/#, spBv1.0/{area}/# or spBv1.0/my-group/#." },
        { Rest + "files: {folder: x, name: \"{device}\"}", "6: both topic and files say where its messages come from: keep one of them, or write a definition for each." },
        { Rest.Replace("topic: a/{device}", "files: {name: \"{device}.txt\"}"), "3: nothing says in which folder the files are: add files: { folder: … }, absolute or below the data folder." },
        { Rest.Replace("topic: a/{device}", "files: {folder: x}") + "device: d", "3: name is missing: add name: …." },
        { Rest.Replace("topic: a/{device}", "files: {folder: x, name: \"{device}/..\"}"), "3: a level of it is empty, '.' or '..': " + FileName.Form + "." },
        { Rest.Replace("topic: a/{device}", "files: {folder: x, name: \"{device}\", settle: 0s}"), "3: settle '0s' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h." },
        { Rest.Replace("topic: a/{device}", "files: {folder: x, name: \"{device}\", after: burn}"), "3: after 'burn' is unknown: write one of: keep, move, delete." },
        { Rest.Replace("topic: a/{device}", "files: {folder: x, name: \"{device}\", done-folder: y}"), "3: files do not go there: write after: move, or remove done-folder." },
        { Rest + "decimals: comma", "6: only format csv has decimals: remove it, or write format: csv." },
        { Rest + "quality: {path: s}", "6: nothing says which word is good: add good: with the words of an instrument that measures, like good: [\"00\"]." },
        { Rest + "quality: {path: s, good: [a], fault: [a]}", "6: the word 'a' stands twice: let each word say one thing." },
        { Rest.Replace("measures: {pm25: p}", "measure: {path: n, names: {x: \"a b\"}}\nvalue: v"), "5: the name 'a b' may have letters a-z A-Z, digits, '-', '_' and '.', and begins with a letter or digit: give it a name of the canonical form, like pm25, or skip to leave it out." },
        { Rest + "columns: [a, b]", "6: only format csv has columns: remove it, or write format: csv." },
        { Rest + "separator: ;", "6: only format csv has separator: remove it, or write format: csv." },
        { Rest + "format: csv\nseparator: x", "7: separator 'x' is unknown: write one of: ,, ;, \t, |." },
        { Rest + "records: a[", "6: the path 'a[' cannot be read at character 2: " + PathForm },
        { Rest + "records: a..b", "6: the path 'a..b' cannot be read at character 3: " + PathForm },
        { Rest + "records: a[-1]", "6: the path 'a[-1]' cannot be read at character 2: " + PathForm },
        { Rest + "records: a.{thing}", "6: the path 'a.{thing}' cannot be read at character 3: " + PathForm },
        { Rest.Replace("area: north", "area: nrth"), "4: there is no area 'nrth': name areas of the catalogue (did you mean north?)." },
        { Rest.Replace("area: north\n", ""), "2: nothing says which area it is: add area: with an area of the catalogue or { path: … }, areas: {device: area}, or {area} to the topic." },
        { Rest + "areas: {x: south}", "6: both area and areas are given: keep one of them; \"*\" in areas stands for every other device." },
        { Rest.Replace("area: north", "areas: {x: sout}"), "4: there is no area 'sout': name areas of the catalogue (did you mean south?)." },
        { Rest.Replace("area: north", "areas: north"), "4: areas is no group of keys: write areas: {device: area, \"*\": area}." },
        { Rest.Replace("area: north", "area: {path: x, where: x}"), "4: there is no key 'where' here: write one of: path, names." },
        { Rest.Replace("/{device}", ""), "2: nothing says which device it is: add device: with a name or { path: … }, or {device} to the topic or to records." },
        { Rest + "time: {path: t, format: yyyy-MM-dd HH:mm}", "6: the time format 'yyyy-MM-dd HH:mm' cannot be used: write one of: auto, iso, unix, unix-ms, unix-ns, or a .NET pattern with its offset (zzz), or add zone: Asia/Ho_Chi_Minh." },
        { Rest + "time: {path: t, format: HH:mm, zone: Asia/Ho_Chi_Minh}", "6: the time format 'HH:mm' cannot be used: write one of: auto, iso, unix, unix-ms, unix-ns, or a .NET pattern like yyyy-MM-dd HH:mm:ss." },
        { Rest + "time: {path: t, zone: Hanoi}", "6: there is no time zone 'Hanoi': write an IANA name like Asia/Ho_Chi_Minh." },
        { Rest + "time: {format: unix}", "6: path is missing: add path: …." },
        { Rest + "rate-limit: 10", "6: rate-limit '10' cannot be read: write a number of messages and a span, like 10/s, 60/m or 500/h." },
        { Rest + "rate-limit: 0/s", "6: rate-limit '0/s' cannot be read: write a number of messages and a span, like 10/s, 60/m or 500/h." },
        { Rest + "limits: {payload: 1e9}", "6: payload '1e9' cannot be used: write a whole number from 1 to 524288." },
        { Rest + "limits: {records: 0}", "6: records '0' cannot be used: write a whole number from 1 to 10000." },
        { Rest + "value: v", "5: both measures and measure or value are given: keep measures, or the one measure with its value." },
        { Rest.Replace("{pm25: p}", "[pm25]"), "5: measures is no group of keys: write measures: " + MeasuresForm + "." },
        { Rest.Replace("{pm25: p}", "{}"), "5: there is no measure in it: write measures: " + MeasuresForm + "." },
        { Rest.Replace("measures: {pm25: p}\n", ""), "2: there are no measures: add measures: " + MeasuresForm + ", or measure: and value:." },
        { Rest.Replace("measures: {pm25: p}", "value: v"), "2: nothing says which measure it is: add measure: with a name or { path: … }, or {measure} to the topic." },
        { Rest.Replace("measures: {pm25: p}", "value: v\nmeasure: pm 2.5"), "6: the measure 'pm 2.5' may have letters a-z A-Z, digits, '-', '_' and '.', and begins with a letter or digit: give it a name of the canonical form, like pm25." },
        { Rest.Replace("{pm25: p}", "{\"pm 25\": p}"), "5: the measure 'pm 25' may have letters a-z A-Z, digits, '-', '_' and '.', and begins with a letter or digit: give it a name of the canonical form, like pm25." },
        { Rest.Replace("{pm25: p}", "{\"{measure}\": values}"), "5: the path of {measure} does not capture it: let the path name it, like values.{measure}." },
        { Rest.Replace("p}", "[p]}"), "5: the sum in pm25 cannot be read: write two paths or more, each to one number, like [state.7, state.9, state.10]." },
        { Rest.Replace("p}", "{path: p, unit: C}}"), "5: there is no key 'unit' here: write one of: path, values, convert, molar-mass, scale, offset." },
        { Rest.Replace("p}", "{path: p, convert: kelvin}}"), "5: convert 'kelvin' is unknown: write one of: " + Conversions + "." },
        { Rest.Replace("p}", "{path: p, convert: ppb-to-ug/m3}}"), "5: ppb-to-ug/m3 needs the gas's molar mass: add molar-mass: in g/mol, like 48.00 for ozone." },
        { Rest.Replace("p}", "{path: p, molar-mass: 48}}"), "5: nothing here needs a molar mass: remove it, or write convert: ppb-to-ug/m3." },
        { Rest.Replace("p}", "{path: p, scale: 0}}"), "5: a scale of 0 makes every value 0: write the factor, like scale: 0.1." },
        { Rest.Replace("p}", "{path: p, offset: 1,5}}"), "5: there is no key '5' here: write one of: path, values, convert, molar-mass, scale, offset." },
        { Rest.Replace("p}", "{path: p, values: {ON: yes}}}"), "5: ON 'yes' is no number: write a number with a decimal point, like 12.5." },
        { Rest.Replace("p}", "{path: p, values: [ON]}}"), "5: values is no group of keys: write values: {\"ON\": 1, \"OFF\": 0}." },
    };

    public static TheoryData<string, string> BadFiles => new()
    {
        { "feeds: [", "feeds.yaml:2: this is no YAML" },
        { "", "feeds.yaml:1: the file holds no feed definition: begin it with one of: feeds, templates, brokers." },
        { "feed: []", "feeds.yaml:1: there is no key 'feed' here: write one of: feeds, templates, brokers (did you mean feeds?)." },
        { "feeds: {id: air}", "feeds.yaml:1: feeds is no list: begin each entry with '- id: …'." },
        { "feeds:\n- { topic: a, device: d, area: north, measures: {a: a} }", "feeds.yaml:2: id is missing: add id: …." },
        { "feeds:\n- { id: iar, topic: a, device: d, area: north, measures: {a: a} }", "feeds.yaml:2: the catalogue has no feed 'iar': write one of: air, cameras (did you mean air?), or add it to the catalogue." },
        { "feeds:\n- { id: air, topic: a/{device}, area: north, measures: {a: a} }", "feeds.yaml:2: this is no YAML" },
        {
            "feeds:\n- { id: air, topic: \"a/{device}/+\", area: north, measures: {a: a} }\n- { id: air, topic: \"a/+/{device}\", area: north, measures: {a: a} }",
            "feeds.yaml:3: the definition at feeds.yaml:2 matches the same topics: keep one of them, or let one say more about its topic."
        },
        {
            "templates:\n- { template: box, id: air, topic: box, device: d, measures: {a: a} }\nfeeds:\n- { use: boxx, area: north }",
            "feeds.yaml:4: there is no template 'boxx': write one of: box (did you mean box?)."
        },
        {
            "templates:\n- { template: box, id: air, topic: box, device: d, measures: {a: a} }\nfeeds:\n- { use: box }",
            "feeds.yaml:4: nothing says which area it is: add area: with an area of the catalogue or { path: … }, areas: {device: area}, or {area} to the topic."
        },
        {
            "templates:\n- { template: box, id: air, topic: box, device: d, measures: {a: a} }\nfeeds:\n- { use: box, area: north, topic: x }",
            "feeds.yaml:4: topic comes from the template: remove it, or write a definition of its own without use; here may stand: id, use, broker, push, poll, files, area, areas, rate-limit, limits."
        },
    };

    [Theory]
    [MemberData(nameof(BadFeeds))]
    public void A_mistake_in_a_definition_is_told_by_its_line_and_with_what_would_be_right(string keys, string error) =>
        Assert.Equal(["feeds.yaml:" + error], SmallFeeds.WithFeed(keys).Errors.Select(e => e.ToString()));

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_mistake_in_a_file_is_told_by_its_line(string text, string error) =>
        Assert.StartsWith(error, Assert.Single(SmallFeeds.Read(("feeds.yaml", text)).Errors).ToString());

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var errors = SmallFeeds.Read(
            ("b.yaml", "feeds:\n- { id: air, topic: ioc/x, device: d, area: nowhere, measures: {a: a}, rate-limit: much }"),
            ("a.yaml", "feeds: [ { id: air } ]")).Errors;

        Assert.Equal(
            ["a.yaml:1", "a.yaml:1", "b.yaml:2", "b.yaml:2", "b.yaml:2"],
            errors.Select(e => FormattableString.Invariant($"{e.File}:{e.Line}")));
    }

    [Fact]
    public void A_template_in_a_file_that_cannot_be_read_is_not_missed() => Assert.Equal(
        ["a.yaml"],
        SmallFeeds.Read(("a.yaml", "templates: ["), ("b.yaml", "feeds: [ { use: box, area: north } ]")).Errors.Select(e => e.File));
}
