using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Who works by keys reaches everything that can be clicked, and sees where they are.</summary>
public sealed class KeyboardTests(SharedDemo demo, ITestOutputHelper output) : IClassFixture<SharedDemo>
{
    private static readonly string[] Pages = ["/", "/indicators/binh-duong/pm25", "/feeds", "/figures", "/scenes", "/displays", "/designer/targets-society", "/tablet"];

    /// <summary>
    /// What cannot be reached, or shows nothing when it is. A file's field lies unseen on the box that shows for it.
    /// </summary>
    private const string Faults = """
        () => {
            const faults = [];
            const shown = e => !e.closest('[inert]') && e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0 && !e.disabled;
            const all = [...document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex="0"]')].filter(shown);
            for (const element of all) {
                const name = () => `${element.tagName.toLowerCase()}.${element.className} '${element.textContent.trim().slice(0, 30)}'`;
                element.focus();
                if (document.activeElement !== element) { faults.push(`${name()} cannot be reached`); continue; }
                const style = getComputedStyle(element);
                const box = element.closest('.figure-drop');
                if (!box && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1.5)) faults.push(`${name()} does not show that it has the focus`);
                if (element.tabIndex < 0) faults.push(`${name()} is left out by the tab key`);
            }
            const clicked = [...document.querySelectorAll('main [onclick], main [role=button]')].filter(e => shown(e) && e.tabIndex < 0);
            faults.push(...clicked.map(e => `${e.tagName} can only be clicked`));
            return [all.length.toString(), ...faults];
        }
        """;

    [Fact]
    public async Task Everything_that_can_be_clicked_is_reached_by_keys_and_shows_it()
    {
        await using var wall = await WallBrowser.OpenAsync(demo.Server.Web);
        var faults = new List<string>();
        foreach (var page in Pages)
        {
            await wall.GoAsync(new Uri(demo.Server.Web, page));
            await wall.LiveAsync();
            await wall.Page.Keyboard.PressAsync("Tab");
            var found = await wall.Page.EvaluateAsync<string[]>(Faults);
            output.WriteLine($"{page}: {found[0]} places");
            Assert.NotEqual("0", found[0]);
            faults.AddRange(found.Skip(1).Select(f => $"{page}: {f}"));
        }

        faults.ForEach(output.WriteLine);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_place_that_hides_its_focus_or_that_keys_do_not_reach_is_found()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri(demo.Server.Web, "/tablet"));
        await wall.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<button style=outline:none>a</button><button tabindex=-1>b</button>')");
        await wall.Page.Keyboard.PressAsync("Tab");
        var found = await wall.Page.EvaluateAsync<string[]>(Faults);
        Assert.Equal(["button. 'a' does not show that it has the focus", "button. 'b' is left out by the tab key"], found.Skip(1));
    }

    [Fact]
    public async Task The_first_key_leads_past_the_menu_and_a_wall_of_tiles_is_opened_by_enter()
    {
        await using var wall = await WallBrowser.OpenAsync(demo.Server.Web);
        await wall.LiveAsync();
        await wall.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await wall.Page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('href')"));
        await wall.Tile("binh-duong", "pm25").FocusAsync();
        await wall.Page.Keyboard.PressAsync("Enter");
        await Eventually.Becomes("the figure's page", () => Task.FromResult(wall.Page.Url), url => url.EndsWith("/indicators/binh-duong/pm25", StringComparison.Ordinal));
    }
}
