using System.Runtime.Loader;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace DxIoc.Wall.Live;

/// <summary>
/// Fetches what only rare pages use when the first of them is opened: a wall that shows tiles never needs it. While the server is away it
/// asks until it is there, also when the page was left meanwhile. One a browser; used on the renderer's thread alone.
/// </summary>
public sealed class RareControls(IJSRuntime script, RendererClock renderer)
{
    /// <summary>The control library and what nobody but it uses; the project file names the same.</summary>
    private static readonly RarePart Controls = new(
        [
            "Radzen.Blazor.wasm", "System.Linq.Queryable.wasm", "Microsoft.CSharp.wasm", "System.Private.Xml.wasm", "System.Private.Xml.Linq.wasm",
            "System.Xml.Linq.wasm", "System.Data.Common.wasm", "System.IO.Compression.wasm",
        ],
        controls: true);

    /// <summary>What a page uses, by the first part of its address.</summary>
    private static readonly Dictionary<string, RarePart> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["feeds"] = Controls,
        ["figures"] = Controls,
        ["designer"] = new(["DxIoc.Designer.wasm"], script: "./_content/DxIoc.Designer/designer.js"),
    };

    /// <summary>For as long the page before stands; then the one that was asked for says what it waits for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HashSet<RarePart> _there = [];
    private readonly HashSet<RarePart> _away = [];
    private readonly Dictionary<RarePart, Task> _settled = [];

    /// <summary>Raised when something came, or did not.</summary>
    public event Action? Changed;

    /// <summary>Whether a page uses the control library; what it looks like is then in the page from the start where the server draws it.</summary>
    /// <param name="path">Of the page, below the site's root.</param>
    public static bool UsedBy(string path) => Of(path)?.Controls == true;

    /// <summary>Whether a page can be drawn.</summary>
    public bool Has(string path) => !renderer.InBrowser || Of(path) is not { } part || _there.Contains(part);

    /// <summary>Whether the last try to fetch what a page uses has failed.</summary>
    public bool IsAway(string path) => Of(path) is { } part && _away.Contains(part);

    /// <summary>Ends when the page can be drawn, or when it has to say that it waits.</summary>
    public async Task FetchAsync(NavigationContext context)
    {
        if (!Has(context.Path) && Of(context.Path) is { } part)
        {
            if (!_settled.TryGetValue(part, out var settled))
            {
                var first = new TaskCompletionSource();
                _settled.Add(part, settled = first.Task);
                _ = FetchAsync(part, first);
            }

            await Task.WhenAny(settled, Task.Delay(Patience, renderer.Time, context.CancellationToken));
        }
    }

    private async Task FetchAsync(RarePart part, TaskCompletionSource first)
    {
        for (var attempt = 1; !_there.Contains(part); attempt++)
        {
            try
            {
                await LoadAsync(part);
                _away.Remove(part);
                _there.Add(part);
            }
            catch (JSException)
            {
                _away.Add(part);
            }

            first.TrySetResult();
            Changed?.Invoke();
            if (!_there.Contains(part))
            {
                await Task.Delay(ReconnectPause.For(attempt, Random.Shared.NextDouble()), renderer.Time);
            }
        }
    }

    /// <summary>Nothing is loaded before everything is fetched: no try leaves half a part behind.</summary>
    private async Task LoadAsync(RarePart part)
    {
        if (part.Controls)
        {
            await script.InvokeVoidAsync("dxioc.controls");
        }

        if (part.Script is { } module)
        {
            // Not kept: the browser has it from then on, for the page that asks again.
            await using var _ = await script.InvokeAsync<IJSObjectReference>("import", module);
        }

        foreach (var bytes in await Task.WhenAll(part.Assemblies.Select(file => script.InvokeAsync<byte[]>("dxioc.assembly", file).AsTask())))
        {
            AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(bytes));
        }
    }

    private static RarePart? Of(string path) => Pages.GetValueOrDefault(path.TrimStart('/').Split('/', '?', '#')[0]);
}
