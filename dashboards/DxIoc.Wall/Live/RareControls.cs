using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.WebAssembly.Services;
using Microsoft.JSInterop;

namespace DxIoc.Wall.Live;

/// <summary>
/// Fetches what only rare pages use when the first of them is opened: a wall that shows tiles never needs it. One a browser.
/// </summary>
public sealed class RareControls(LazyAssemblyLoader loader, IJSRuntime script, RendererClock renderer)
{
    /// <summary>The control library and what nobody but it uses; the project file names the same.</summary>
    private static readonly string[] Controls =
    [
        "Radzen.Blazor.wasm", "System.Linq.Queryable.wasm", "Microsoft.CSharp.wasm", "System.Private.Xml.wasm", "System.Private.Xml.Linq.wasm",
        "System.Xml.Linq.wasm", "System.Data.Common.wasm", "System.IO.Compression.wasm",
    ];

    /// <summary>What a page uses, by the first part of its address.</summary>
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["feeds"] = Controls,
        ["figures"] = Controls,
        ["designer"] = ["DxIoc.Designer.wasm"],
    };

    private readonly HashSet<string> _there = new(StringComparer.Ordinal);

    /// <summary>Whether a page uses the control library; what it looks like is then in the page from the start where the server draws it.</summary>
    /// <param name="path">Of the page, below the site's root.</param>
    public static bool UsedBy(string path) => Of(path) == Controls;

    /// <summary>
    /// While the server is away the page before stands, under the banner that says so, until this one can be opened or another is wanted.
    /// </summary>
    public async Task FetchAsync(NavigationContext context)
    {
        if (!renderer.InBrowser || Of(context.Path) is not { } assemblies || _there.IsSupersetOf(assemblies))
        {
            return;
        }

        for (var attempt = 1; !context.CancellationToken.IsCancellationRequested; attempt++)
        {
            try
            {
                if (assemblies == Controls)
                {
                    await script.InvokeVoidAsync("dxioc.controls");
                }

                await loader.LoadAssembliesAsync(assemblies);
                _there.UnionWith(assemblies);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or JSException)
            {
                await Task.Delay(ReconnectPause.For(attempt, Random.Shared.NextDouble()), renderer.Time, context.CancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private static string[]? Of(string path) => Pages.GetValueOrDefault(path.TrimStart('/').Split('/', '?', '#')[0]);
}
