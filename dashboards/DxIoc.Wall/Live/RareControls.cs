using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.WebAssembly.Services;

namespace DxIoc.Wall.Live;

/// <summary>
/// Fetches the control library when a page that uses it is opened first: a wall that shows tiles never needs it. One a browser.
/// </summary>
public sealed class RareControls(LazyAssemblyLoader loader, RendererClock renderer)
{
    /// <summary>The first part of the addresses of pages that use it.</summary>
    private static readonly string[] Pages = ["feeds", "figures"];

    private static readonly string[] Assemblies = ["Radzen.Blazor.wasm", "System.Linq.Queryable.wasm", "Microsoft.CSharp.wasm"];

    private bool _there;

    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task FetchAsync(NavigationContext context)
    {
        if (renderer.InBrowser && !_there && Pages.Contains(context.Path.Split('/', '?', '#')[0], StringComparer.Ordinal))
        {
            await loader.LoadAssembliesAsync(Assemblies);
            _there = true;
        }
    }
}
