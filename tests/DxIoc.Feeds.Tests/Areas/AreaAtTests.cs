using System.Text;
using DxIoc.Feeds.Areas;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Areas;

/// <summary>The key area: { at: … } of a definition, from the file to the observation.</summary>
public sealed class AreaAtTests
{
    private const string Squares = """
        {"features": [
          {"properties": {"area": "north", "code": "north"}, "geometry": {"type": "Polygon", "coordinates": [[[106, 11], [107, 11], [107, 12], [106, 12], [106, 11]]]}},
          {"properties": {"area": "south", "code": "south"}, "geometry": {"type": "Polygon", "coordinates": [[[106, 10], [107, 10], [107, 11], [106, 11], [106, 10]]]}}]}
        """;

    private const string Keys = "topic: bus/{device}\narea: {at: {lat: \"gps[0]\", lon: \"gps[1]\"}, map: squares.geojson}\nmeasures: {speed: v}";

    [Theory]
    [InlineData("{\"gps\": [11.5, 106.5], \"v\": 30}", "north/air/b1/speed = 30")]
    [InlineData("{\"gps\": [\"10.5\", \"106.5\"], \"v\": 30}", "south/air/b1/speed = 30")]
    [InlineData("{\"gps\": [11, 106.5], \"v\": 30}", "north/air/b1/speed = 30")]
    [InlineData("{\"gps\": [9.5, 106.5], \"v\": 30}", "area: the point 9.5, 106.5 (latitude, longitude) lies in no area of squares.geojson")]
    [InlineData("{\"gps\": [106.5, 11.5], \"v\": 30}", "area: the point 106.5, 11.5 (latitude, longitude) lies in no area of squares.geojson")]
    [InlineData("{\"gps\": [11.5], \"v\": 30}", "area: nothing says which area it is: there is no latitude and longitude at gps[0] and gps[1]")]
    [InlineData("{\"gps\": [1e999, 2], \"v\": 30}", "area: nothing says which area it is: there is no latitude and longitude at gps[0] and gps[1]")]
    public void A_position_says_the_area(string payload, string line) => Assert.Equal([line], SmallFeeds.Lines(Decoder(Keys).Decode("bus/b1", payload)));

    [Fact]
    public void A_trial_tells_the_point_and_its_area()
    {
        var trial = MessageTrial.Of(
            Read(Keys).Mappings!, "bus/b1", Encoding.UTF8.GetBytes("{\"gps\": [11.5, 106.5], \"v\": 30}"), SmallFeeds.Catalogue, Instant.From(SmallFeeds.Now), TimeSpan.FromDays(30));

        Assert.Contains("area: the point 11.5, 106.5 (latitude, longitude) lies in north of squares.geojson", trial.Steps.Select(s => $"{s.Step}: {s.Said}"));
    }

    [Theory]
    [InlineData("{at: {lat: a, lon: b}, map: gone.geojson}", "feeds.yaml:4: gone.geojson cannot be used: there is no such file: name a GeoJSON file of polygons, beside the definitions or absolute, whose features have the area's id.")]
    [InlineData("{at: {lat: a, lon: b}, map: squares.geojson, property: id}", "feeds.yaml:4: squares.geojson cannot be used: feature 1: it has no property 'id' that says its area: name a GeoJSON file of polygons, beside the definitions or absolute, whose features have the area's id.")]
    [InlineData("{at: {lat: a, lon: b}}", "feeds.yaml:4: the walls' map cannot be used: feature 1: there is no area 'ben-cat' in the catalogue: name a GeoJSON file of polygons, beside the definitions or absolute, whose features have the area's id.")]
    [InlineData("{at: {lat: a}, map: squares.geojson}", "feeds.yaml:4: lon is missing: add lon: ….")]
    [InlineData("{at: [a, b], map: squares.geojson}", "feeds.yaml:4: at is no group of keys: write at: {lat: …, lon: …}.")]
    [InlineData("{at: {lat: a, lon: b}, path: c}", "feeds.yaml:4: there is no key 'path' here: write one of: at, map, property (did you mean at?).")]
    public void A_mistake_names_its_file_and_line(string area, string error) => Assert.Equal(
        error, Read($"topic: bus/{{device}}\narea: {area}\nmeasures: {{speed: v}}").Errors.Select(e => e.ToString()).First(e => e.Contains(error[..20], StringComparison.Ordinal)));

    private static FeedMappingsResult Read(string keys) => FeedMappingsReader.Read(
        [new CatalogueText("feeds.yaml", $"feeds:\n  - id: air\n    {keys.ReplaceLineEndings("\n    ")}\n")], SmallFeeds.Catalogue, areas: new Maps());

    private static FeedDecoder Decoder(string keys)
    {
        var read = Read(keys);
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        return new FeedDecoder(new FixedMappings(read.Mappings!), new FakeTimeProvider(SmallFeeds.Now));
    }

    private sealed class Maps : IAreaFiles
    {
        public string? Read(string? file, out string problem)
        {
            problem = file is null or "squares.geojson" ? "" : "there is no such file";
            return file is null ? Squares.Replace("\"north\"", "\"ben-cat\"", StringComparison.Ordinal) : file == "squares.geojson" ? Squares : null;
        }
    }
}
