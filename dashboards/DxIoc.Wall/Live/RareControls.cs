using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.WebAssembly.Services;

namespace DxIoc.Wall.Live;

/// <summary>
/// Fetches what only rare pages use when the first of them is opened: a wall that shows tiles never needs it. One a browser.
/// </summary>
public sealed class RareControls(LazyAssemblyLoader loader, RendererClock renderer)
{
    private static readonly string[] Controls = ["Radzen.Blazor.wasm", "System.Linq.Queryable.wasm", "Microsoft.CSharp.wasm"];

    /// <summary>What a page uses, by the first part of its address.</summary>
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.Ordinal)
    {
        ["feeds"] = Controls,
        ["figures"] = Controls,
        ["designer"] = ["DxIoc.Designer.wasm"],
    };

    private readonly HashSet<string> _there = new(StringComparer.Ordinal);

    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task FetchAsync(NavigationContext context)
    {
        if (renderer.InBrowser && Pages.TryGetValue(context.Path.Split('/', '?', '#')[0], out var assemblies) && !_there.IsSupersetOf(assemblies))
        {
            await loader.LoadAssembliesAsync(assemblies);
            _there.UnionWith(assemblies);
        }
    }
}
