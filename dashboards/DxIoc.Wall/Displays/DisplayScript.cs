using System.Text.Json;
using DxIoc.Contracts.Displays;
using Microsoft.JSInterop;

namespace DxIoc.Wall.Displays;

/// <summary>What a screen needs of its browser: what it keeps over a restart, how it is, and loading itself anew.</summary>
internal sealed class DisplayScript(IJSObjectReference module) : IAsyncDisposable
{
    /// <summary>Looks from now on at what is drawn.</summary>
    public ValueTask BeginAsync() => module.InvokeVoidAsync("begin");

    /// <summary>A stored enrolment that cannot be read is none.</summary>
    public async Task<Enrolment?> KeptAsync()
    {
        try
        {
            return await module.InvokeAsync<string?>("kept") is { Length: > 0 } text ? JsonSerializer.Deserialize<Enrolment>(text, JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public ValueTask KeepAsync(Enrolment? enrolment) =>
        module.InvokeVoidAsync("keep", enrolment is null ? null : JsonSerializer.Serialize(enrolment, JsonSerializerOptions.Web));

    public ValueTask<int[]> SizeAsync() => module.InvokeAsync<int[]>("size");

    /// <summary>The scene that is drawn; empty for none.</summary>
    public ValueTask<string> SceneAsync() => module.InvokeAsync<string>("scene");

    /// <summary>Takes a second: frames are counted.</summary>
    public ValueTask<DisplayReport> HealthAsync() => module.InvokeAsync<DisplayReport>("health");

    /// <summary>The version that the page was loaded from.</summary>
    public ValueTask<string> ReleaseAsync() => module.InvokeAsync<string>("release");

    /// <summary>Loads the page anew where the server answers with that version, at most once in five minutes.</summary>
    public ValueTask RenewAsync(string release) => module.InvokeVoidAsync("renew", release);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.InvokeVoidAsync("end");
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }
}
