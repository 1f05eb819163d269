using DxIoc.Grains.Wire;

namespace DxIoc.Grains.Districts;

/// <summary>One area's board: all its readings, with a version. Key: the area's id.</summary>
public interface IDistrictGrain : IGrainWithStringKey
{
    /// <summary>Takes changed readings from the area's cells.</summary>
    Task Report(ReadingReport report);

    /// <summary>The whole board.</summary>
    Task<BoardDelta> GetBoard();

    /// <summary>
    /// Tells the observer of each change from now on, for a minute; called again before that.
    /// Answers the whole board, which is older than any change told after it.
    /// </summary>
    Task<BoardDelta> Watch(IBoardObserver observer);

    /// <summary>Figures of this area, or of one below it, were published: the board reads them anew.</summary>
    Task Reported();

    /// <summary>The catalogue changed: cells start anew, and the board with them.</summary>
    Task Refresh();
}
