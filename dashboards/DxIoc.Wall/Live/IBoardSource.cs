namespace DxIoc.Wall.Live;

/// <summary>Where a page's boards come from: as they are, or as they stood. Pages do not know which.</summary>
public interface IBoardSource
{
    /// <summary>The moment that the boards tell of: ages count from it.</summary>
    DateTimeOffset Now { get; }

    BoardState Board(string area);
}
