using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>The catalogue cannot be used: one line for each error, with file, line and remedy.</summary>
public sealed class CatalogueException : Exception
{
    public CatalogueException()
        : base("The catalogue cannot be used.")
    {
    }

    public CatalogueException(string message)
        : base(message)
    {
    }

    public CatalogueException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public CatalogueException(IEnumerable<CatalogueError> errors)
        : base(string.Join(Environment.NewLine, errors))
    {
    }
}
