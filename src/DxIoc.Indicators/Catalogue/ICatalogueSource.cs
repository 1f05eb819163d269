namespace DxIoc.Indicators.Catalogue;

/// <summary>The catalogue in force. It changes as a whole: read it once per piece of work.</summary>
public interface ICatalogueSource
{
    IndicatorCatalogue Current { get; }

    /// <summary>Raised after <see cref="Current"/> changed. Handlers return at once.</summary>
    event EventHandler? Changed;
}
