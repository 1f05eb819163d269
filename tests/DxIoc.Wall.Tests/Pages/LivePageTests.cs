using Bunit;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Feeds;
using DxIoc.Wall.Live;
using DxIoc.Wall.Pages;
using DxIoc.Wall.Past;
using DxIoc.Wall.Tests.Past;
using DxIoc.Wall.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Radzen;

namespace DxIoc.Wall.Tests.Pages;

/// <summary>What pages show while answers are slow, late or never come: never one thing's history under another's name.</summary>
public sealed class LivePageTests : BunitContext
{
    private static readonly IReadOnlyList<IndicatorInfo> Two = [Some.Indicator("pm25"), Some.Indicator("pm10")];

    private readonly FakeTimeProvider _time = new(Some.Moment);
    private readonly PageServer _server = new();
    private readonly HttpClient _http;
    private readonly HttpClient _past = new(new PastServer()) { BaseAddress = new Uri("http://wall.example/") };
    private readonly TimeMachine _machine;
    private readonly BunitJSModuleInterop _chart;

    public LivePageTests()
    {
        _http = new HttpClient(_server) { BaseAddress = new Uri("http://wall.example/") };
        var live = new LiveBoards(null, _time);
        live.Begin(Some.Seed(Two, [.. Some.EveryArea.Select(a => Some.Whole(a, Some.Reading()))]));
        _machine = new TimeMachine(live, new HttpPastData(_past), _time);
        Services.AddRadzenComponents();
        Services.AddSingleton(live)
            .AddSingleton(_machine)
            .AddSingleton<IWallData>(new HttpWallData(_http))
            .AddSingleton<IFeedData>(new HttpFeedData(_http))
            .AddSingleton(new RendererClock(true, _time))
            .AddSingleton(Some.Vietnamese);
        _chart = JSInterop.SetupModule("./js/chart.js");
        _chart.Mode = JSRuntimeMode.Loose;
        _chart.SetupModule(i => i.Identifier == "draw").Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void An_indicator_whose_history_is_away_is_not_drawn_with_the_line_of_the_one_before()
    {
        var page = Indicator("north", "pm25");
        _server.Series(0, hours: 24);
        page.WaitForAssertion(() => Assert.True(Drawn(page)));

        Show(page, "north", "pm10");
        Assert.Equal("/api/v1/series?cells=north/pm10", _server.Asked.ElementAt(1).Split('&')[0]);
        _server.Unavailable(1);

        Assert.False(Drawn(page));
        page.WaitForAssertion(() => Assert.Equal(
            0, System.Text.Json.JsonSerializer.SerializeToElement(_chart.Invocations["draw"][^1].Arguments[1]).GetProperty("Points").GetArrayLength()));
    }

    [Fact]
    public void It_asks_again_by_itself_until_the_history_is_back()
    {
        var page = Indicator("north", "pm25");
        _server.Unavailable(0);
        page.WaitForAssertion(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(2, _server.Asked.Count());
        });

        _server.Series(1, hours: 24);

        page.WaitForAssertion(() => Assert.True(Drawn(page)));
    }

    [Fact]
    public void A_late_answer_for_the_indicator_before_is_discarded()
    {
        var page = Indicator("north", "pm25");
        Show(page, "north", "pm10");
        _server.Series(1, hours: 6);
        page.WaitForAssertion(() => Assert.True(Drawn(page)));

        _server.Series(0, hours: 24);

        page.WaitForAssertion(() => Assert.Contains("from=2026-11-22T21", File(page), StringComparison.Ordinal));
        page.Render();
        Assert.Contains("from=2026-11-22T21", File(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_is_chosen_while_an_answer_is_under_way_is_shown_after_it()
    {
        var page = Indicator("north", "pm25");
        await _server.NextAsync();
        await page.FindAll(".ranges button")[^1].ClickAsync();
        Assert.Single(_server.Asked);

        _server.Series(0, hours: 24);
        await _server.NextAsync();
        Assert.Contains("from=2026-11-16T03", _server.Asked.ElementAt(1), StringComparison.Ordinal);
        _server.Series(1, hours: 168);

        page.WaitForAssertion(() => Assert.Contains("from=2026-11-16T03", File(page), StringComparison.Ordinal));
    }

    [Fact]
    public void An_area_does_not_show_the_sparklines_of_the_one_before()
    {
        var page = Render<AreaPage>(p => p.Add(a => a.Id, "north"));
        _server.Sparkline(0);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".tile-spark path")));

        page.Render(p => p.Add(a => a.Id, "south"));
        Assert.Empty(page.FindAll(".tile-spark path"));
        page.Render(p => p.Add(a => a.Id, "province"));
        _server.Sparkline(1);

        page.Render();
        Assert.Empty(page.FindAll(".tile-spark path"));
    }

    [Fact]
    public void Feeds_of_the_present_do_not_stand_under_the_banner_of_the_past()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Render<FeedsPage>();
        Assert.NotEmpty(page.FindAll(".feeds-grid"));

        _machine.Go(Some.Moment.AddHours(-1));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=feeds-past]")));
        Assert.Empty(page.FindAll(".feeds-grid"));
        Assert.Empty(page.FindAll(".feed-filter"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _machine.Dispose();
        _http.Dispose();
        _past.Dispose();
    }

    private IRenderedComponent<IndicatorPage> Indicator(string area, string id) =>
        Render<IndicatorPage>(p => p.Add(i => i.AreaId, area).Add(i => i.Id, id));

    private static void Show(IRenderedComponent<IndicatorPage> page, string area, string id) =>
        page.Render(p => p.Add(i => i.AreaId, area).Add(i => i.Id, id));

    private static bool Drawn(IRenderedComponent<IndicatorPage> page) => page.FindAll(".chart-empty").Count == 0;

    private static string File(IRenderedComponent<IndicatorPage> page) => page.Find("[data-testid=csv]").GetAttribute("href")!;
}
