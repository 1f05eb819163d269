using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Past;

/// <summary>What the time machine asks the server. Throws HttpRequestException when the server is away.</summary>
public interface IPastData
{
    /// <summary>Every area's board as it stood.</summary>
    Task<IReadOnlyList<BoardUpdate>> BoardsAsync(DateTimeOffset at, CancellationToken cancellation);

    Task<BoardMinutes> MinutesAsync(string area, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Changes of status of an area and those below it.</summary>
    Task<BoardChanges> ChangesAsync(string area, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);
}
