using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Catalogue;
using DxIoc.Simulator.Systems;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Simulator.Tests.Systems;

/// <summary>The shipped templates and the province's definitions, in force.</summary>
internal sealed class Definitions : IFeedMappings
{
    private Definitions()
    {
        CatalogueText[] files = [.. Texts(Path.Combine(AppContext.BaseDirectory, "feeds")), new CatalogueText("province.yaml", File.ReadAllText(ProvinceSystems.Definitions))];
        var read = FeedMappingsReader.Read(files, Some.Catalogue);
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        Current = read.Mappings!;
    }

    public event EventHandler? Changed
    {
        add { }
        remove { }
    }

    public FeedMappings Current { get; }

    public static FeedDecoder Decoder(FakeTimeProvider time) => new(new Definitions(), time, new SparkplugBook(new SparkplugOptions(), time));

    private static IEnumerable<CatalogueText> Texts(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => new CatalogueText(Path.GetFileName(f), File.ReadAllText(f)));
}
