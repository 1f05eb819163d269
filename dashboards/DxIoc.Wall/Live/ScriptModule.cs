using Microsoft.JSInterop;

namespace DxIoc.Wall.Live;

/// <summary>A module of script, fetched when it is first used. While the server is away there is none: whoever needs it asks again.</summary>
internal sealed class ScriptModule(string address) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private int _failed;

    /// <summary>Null where it could not be fetched.</summary>
    public async Task<IJSObjectReference?> FetchAsync(IJSRuntime script)
    {
        try
        {
            // Some browsers remember a module that they could not fetch: asked again it has another address.
            return _module ??= await script.InvokeAsync<IJSObjectReference>("import", address + (_failed == 0 ? "" : $"?{_failed}"));
        }
        catch (JSException)
        {
            _failed++;
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }
}
