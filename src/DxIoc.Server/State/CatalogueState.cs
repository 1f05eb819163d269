using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>Since when the catalogue is in force, and what is wrong with a change that was not taken. Replaced as a whole.</summary>
internal sealed class CatalogueState
{
    /// <summary>UTC.</summary>
    public DateTimeOffset LoadedAt { get; private set; }

    /// <summary>Empty when the files are what is in force.</summary>
    public IReadOnlyList<CatalogueError> Errors { get; private set; } = [];

    public void Loaded(DateTimeOffset at) => (LoadedAt, Errors) = (at, []);

    public void Kept(IReadOnlyList<CatalogueError> errors) => Errors = errors;
}
