using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>The feed definitions and the catalogue that are shipped, as they stand in the repository.</summary>
internal static class ShippedFeeds
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<CatalogueText> Files { get; } = Read("feeds");

    public static IndicatorCatalogue Catalogue { get; } = CatalogueReader.Read(Read("catalogue")).Catalogue!;

    /// <summary>A decoder for what an engineer adds to the shipped files.</summary>
    public static FeedDecoder With(string own, TimeProvider? time = null) =>
        new(new FixedMappings(MappingsOf(own)), time ?? new FakeTimeProvider(SmallFeeds.Now));

    public static FeedMappings MappingsOf(string own)
    {
        var read = FeedMappingsReader.Read([.. Files, new CatalogueText("own.yaml", own)], Catalogue);
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        return read.Mappings!;
    }

    private static IReadOnlyList<CatalogueText> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(p => new CatalogueText(Path.GetRelativePath(Path.Combine(Root, folder), p), File.ReadAllText(p))),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DxIoc.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run from a folder below DxIoc.sln.");
    }
}
