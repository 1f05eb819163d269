using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Tests.Proposals;

/// <summary>The catalogue that is shipped, as one that never changes.</summary>
internal sealed class ShippedCatalogue : ICatalogueSource
{
    public IndicatorCatalogue Current => ShippedFeeds.Catalogue;

    public event EventHandler? Changed
    {
        add { }
        remove { }
    }
}
