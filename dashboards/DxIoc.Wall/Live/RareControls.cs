using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.WebAssembly.Services;
using Microsoft.JSInterop;

namespace DxIoc.Wall.Live;

/// <summary>
/// Fetches the control library when a page that uses it is opened first: a wall that shows tiles never needs it. One a browser.
/// </summary>
public sealed class RareControls(LazyAssemblyLoader loader, IJSRuntime script, RendererClock renderer)
{
    /// <summary>The first part of the addresses of pages that use it.</summary>
    private static readonly string[] Pages = ["feeds", "figures"];

    /// <summary>The library and what nobody but it uses; the project file names the same.</summary>
    private static readonly string[] Assemblies =
    [
        "Radzen.Blazor.wasm", "System.Linq.Queryable.wasm", "Microsoft.CSharp.wasm", "System.Private.Xml.wasm", "System.Private.Xml.Linq.wasm",
        "System.Xml.Linq.wasm", "System.Data.Common.wasm", "System.IO.Compression.wasm",
    ];

    private bool _there;

    /// <summary>Whether a page uses it; what it looks like is then in the page from the start where the server draws it.</summary>
    /// <param name="path">Of the page, below the site's root.</param>
    public static bool UsedBy(string path) => Pages.Contains(path.TrimStart('/').Split('/', '?', '#')[0], StringComparer.Ordinal);

    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task FetchAsync(NavigationContext context)
    {
        if (renderer.InBrowser && !_there && UsedBy(context.Path))
        {
            await script.InvokeVoidAsync("dxioc.controls");
            await loader.LoadAssembliesAsync(Assemblies);
            _there = true;
        }
    }
}
