using DxIoc.Contracts.Boards;
using DxIoc.Grains.Boards;
using DxIoc.Grains.Displays;
using DxIoc.Indicators.Catalogue;
using DxIoc.Server.State;
using Microsoft.AspNetCore.SignalR;

namespace DxIoc.Server.Push;

/// <summary>/hubs/board: boards as they are now, and as they change.</summary>
internal sealed partial class BoardHub(BoardMirror boards, ICatalogueSource catalogue, DisplayMirror displays, IGrainFactory grains, ReleaseName release) : Hub
{
    /// <summary>The whole board first, then changes merged for this viewer, at most four a second.</summary>
    public IAsyncEnumerable<BoardUpdate> Watch(string area, CancellationToken cancellation)
    {
        Require(area);
        return boards.WatchAsync(area, cancellation);
    }

    public BoardUpdate GetBoard(string area)
    {
        Require(area);
        return boards.Snapshot(area) ?? throw new HubException($"The board of '{area}' is being computed; ask again in a second.");
    }

    private void Require(string area)
    {
        if (area is null || !catalogue.Current.Areas.Contains(area))
        {
            throw new HubException("There is no such area; the areas are listed at /api/v1/areas.");
        }
    }
}
