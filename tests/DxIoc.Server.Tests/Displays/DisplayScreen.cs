using DxIoc.Contracts.Displays;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Server.Tests.Displays;

/// <summary>A screen as the hub sees it: one token, one stream, over MessagePack.</summary>
public sealed class DisplayScreen : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HubConnection _hub;
    private readonly IAsyncEnumerator<DisplayState> _states;

    private DisplayScreen(HubConnection hub, string token)
    {
        _hub = hub;
        _states = hub.StreamAsync<DisplayState>("WatchDisplay", token).GetAsyncEnumerator();
    }

    public static async Task<DisplayScreen> ConnectAsync(Uri server, string token)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(server, "hubs/board")).AddMessagePackProtocol().Build();
        await hub.StartAsync();
        return new DisplayScreen(hub, token);
    }

    /// <summary>The next state.</summary>
    public async Task<DisplayState> NextAsync()
    {
        Assert.True(await _states.MoveNextAsync().AsTask().WaitAsync(Patience, TimeProvider.System));
        return _states.Current;
    }

    public Task<bool> ReportAsync(string token, DisplayReport report) => _hub.InvokeAsync<bool>("ReportDisplay", token, report);

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
}
