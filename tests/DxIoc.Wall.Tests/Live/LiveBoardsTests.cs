using System.Runtime.CompilerServices;
using DxIoc.Contracts.Boards;
using DxIoc.Wall.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DxIoc.Wall.Tests.Live;

/// <summary>The boards of a screen, over a real connection.</summary>
public sealed class LiveBoardsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_board_that_was_refused_for_a_moment_is_followed_again_on_the_same_connection()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Watches>();
        builder.Services.AddSignalR(o => o.KeepAliveInterval = TimeSpan.FromSeconds(1)).AddMessagePackProtocol();
        await using var server = builder.Build();
        server.MapHub<BoardHub>("/hubs/board");
        await server.StartAsync(CancellationToken.None);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await using var boards = new LiveBoards(new Uri(address), TimeProvider.System);
        var (changed, lost) = (new TaskCompletionSource(), 0);
        boards.Changed += _ => changed.TrySetResult();
        boards.ConnectionChanged += () => lost += boards.Online ? 0 : 1;

        using var watch = boards.Watch(["north"]);
        await changed.Task.WaitAsync(Patience, CancellationToken.None);

        Assert.Equal(12.5, boards.Board("north").Find("pm25")?.Value);
        Assert.Equal((0, 3), (lost, server.Services.GetRequiredService<Watches>().Count));
    }

    /// <summary>How often a board was asked for.</summary>
    private sealed class Watches
    {
        public int Count { get; set; }
    }

    /// <summary>The hub of a server whose catalogue lacks the area at first.</summary>
    private sealed class BoardHub(Watches watches) : Hub
    {
        public async IAsyncEnumerable<BoardUpdate> Watch(string area, [EnumeratorCancellation] CancellationToken cancellation)
        {
            if (++watches.Count < 3)
            {
                throw new HubException("There is no such area; the areas are listed at /api/v1/areas.");
            }

            yield return Some.Whole(area, Some.Reading());
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }
    }
}
