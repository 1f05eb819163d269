using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The language switch of each page turns all of it: no word of the other language stays behind.</summary>
public sealed class LanguageSwitchTests(SharedDemo demo, ITestOutputHelper output) : IClassFixture<SharedDemo>
{
    private static readonly string[] Pages =
    [
        "/", "/areas/thu-dau-mot", "/areas/binh-duong", "/indicators/binh-duong/pm25", "/indicators/binh-duong/smes-on-platforms", "/feeds", "/figures", "/scenes", "/displays", "/designer", "/designer/targets-society",
        "/playlist/province", "/playlist/none", "/scene/none", "/tablet", "/tablet/thu-dau-mot",
    ];

    /// <summary>Rivers that a scene names: places, like the areas.</summary>
    private static readonly string[] Places = ["Sài Gòn", "Đồng Nai"];

    /// <summary>
    /// Every text and every word for those who do not see it that still has a letter of Vietnamese alone. Names are taken out first; what
    /// people wrote stands in elements that say its language.
    /// </summary>
    private const string Left = """
        names => {
            if (document.readyState === 'loading') return ['…'];
            const letter = /[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]/;
            const own = text => letter.test(names.reduce((t, n) => t.replaceAll(n, ''), text));
            const left = new Set();
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
                if (element.closest('[lang=vi], script, style')) continue;
                const texts = node === element ? ['title', 'aria-label', 'placeholder', 'alt'].map(a => node.getAttribute(a) ?? '') : [node.data];
                texts.filter(own).forEach(t => left.add(t.trim()));
            }
            if (own(document.title)) left.add(document.title);
            return [...left];
        }
        """;

    [Fact]
    public async Task Every_page_is_all_English_after_its_switch_was_clicked()
    {
        var server = demo.Server;
        var names = await NamesAsync(server);
        await using var wall = await WallBrowser.OpenAsync(server.Web);
        var left = new List<string>();
        foreach (var page in Pages)
        {
            await wall.GoAsync(new Uri(server.Web, $"{page}?lang=vi"));
            await wall.LiveAsync();
            Assert.Equal("vi", await wall.Page.GetAttributeAsync("html", "lang"));
            await SwitchAsync(wall, "en");
            left.AddRange((await LastAsync(wall, names)).Select(t => $"{page}: {t}"));
        }

        // From scene to scene without loading the page anew, as a playlist goes.
        await wall.GoAsync(new Uri(server.Web, "/scene/overview"));
        await wall.LiveAsync();
        foreach (var scene in (await server.GetAsync<SceneList>("/api/v1/scenes")).Scenes.Select(s => s.Id).Where(s => !s.StartsWith("district-", StringComparison.Ordinal) || s == "district-dau-tieng"))
        {
            await SwitchAsync(wall, "vi");
            await wall.Page.EvaluateAsync("path => Blazor.navigateTo(path)", $"/scene/{scene}");
            await wall.Page.WaitForFunctionAsync("id => document.querySelector('[data-testid=scene]')?.dataset.scene === id", scene);
            await SwitchAsync(wall, "en");
            left.AddRange((await LastAsync(wall, names)).Select(t => $"/scene/{scene}: {t}"));
        }

        left.ForEach(output.WriteLine);
        Assert.Empty(left);
    }

    [Fact]
    public async Task What_stays_Vietnamese_is_found()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri(demo.Server.Web, "/tablet?lang=en"));
        await wall.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p title=\"Đóng\">Cần chú ý, Thủ Dầu Một</p><p>Thủ Dầu Một</p><p lang=vi>Tiếng Việt</p>')");
        var found = await wall.Page.EvaluateAsync<string[]>(Left, await NamesAsync(demo.Server));
        Assert.Equal(["Đóng", "Cần chú ý, Thủ Dầu Một"], found);
    }

    private static async Task SwitchAsync(WallBrowser wall, string language)
    {
        if (await wall.Page.GetAttributeAsync("html", "lang") != language)
        {
            await wall.Page.ClickAsync("[data-testid=language]");
            await Eventually.Becomes($"the page speaks {language}", () => wall.Page.GetAttributeAsync("html", "lang"), lang => lang == language);
            await wall.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        }
    }

    /// <summary>Drawn anew within the second in which a page is drawn anyway; what is then left stays.</summary>
    private static async Task<string[]> LastAsync(WallBrowser wall, string[] names)
    {
        string[] found = [];
        var looks = 0;
        await Eventually.Becomes(
            "all is English, or stays as it is",
            async () =>
            {
                found = await wall.Page.EvaluateAsync<string[]>(Left, names);
                return found.Length == 0 || ++looks > 40;
            },
            done => done);
        return found;
    }

    /// <summary>What is called the same in both languages: areas and what bears their names, and the documents of reported figures.</summary>
    private static async Task<string[]> NamesAsync(ServerProcess server)
    {
        var catalogue = (await server.GetAsync<List<AreaInfo>>("/api/v1/areas")).Select(a => a.Name.En)
            .Concat((await server.GetAsync<List<IndicatorInfo>>("/api/v1/indicators")).Select(i => i.Name.En))
            .Concat((await server.JsonAsync("/api/v1/feeds")).EnumerateArray().Select(f => f.GetProperty("name").GetProperty("en").GetString()!));
        var documents = new List<string>();
        foreach (var area in new[] { "binh-duong", "thu-dau-mot" })
        {
            documents.AddRange((await server.BoardAsync(area)).Readings.Select(r => r.Document).OfType<string>());
        }

        return [.. Places.Concat(catalogue).Concat(documents).Distinct().OrderByDescending(n => n.Length)];
    }
}
