using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Feed definitions, or all that is wrong with them.</summary>
public sealed record FeedMappingsResult(FeedMappings? Mappings, IReadOnlyList<CatalogueError> Errors);
