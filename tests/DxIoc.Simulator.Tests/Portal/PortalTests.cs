using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Feeds;
using DxIoc.Server;
using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Portal;
using DxIoc.Simulator.Province;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Simulator.Tests.Portal;

/// <summary>The simulated portal over HTTP, alone and with a whole server that asks it.</summary>
public sealed class PortalTests : IAsyncLifetime
{
    private const string Key = "portal-key-of-the-test";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Morning = Some.Midnight.AddHours(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-portal-").FullName;
    private readonly ProvinceModel _model = Some.Model();
    private readonly FakeTimeProvider _time = new(Morning);
    private readonly HttpClient _http = new();
    private PortalHost _portal = null!;

    public async Task InitializeAsync()
    {
        _portal = await PortalHost.StartAsync(_model, _time, 0, Key);
        _http.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _portal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Its_pages_have_every_agency_once_and_lead_from_one_to_the_next()
    {
        var (codes, next, pages) = (new List<string>(), _portal.Url, 0);
        while (next is not null)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(next);
            codes.AddRange(page.GetProperty("DonVi").EnumerateArray().Select(d => d.GetProperty("MaDonVi").GetString()!));
            next = page.GetProperty("TrangSau").GetString() is { } link ? new Uri(new Uri(_portal.Url), link).ToString() : null;
            pages++;
        }

        Assert.Equal((DossierReport.Pages, 3), (pages, pages));
        Assert.Equal(Agency.All.Select(a => a.Code), codes);
    }

    [Fact]
    public async Task It_wants_its_key_says_when_nothing_changed_and_fails_as_it_is_told()
    {
        using var stranger = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(_portal.Url)).StatusCode);
        using var first = await _http.GetAsync(_portal.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, _portal.Url) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await _http.SendAsync(request)).StatusCode);

        _portal.Faults.Status = 500;
        Assert.Equal(HttpStatusCode.InternalServerError, (await _http.GetAsync(_portal.Url)).StatusCode);
        (_portal.Faults.Status, _portal.Faults.Bytes) = (null, 3_000_000);
        Assert.Equal(3_000_000, (await _http.GetByteArrayAsync(_portal.Url)).Length);
        _portal.Faults.Bytes = null;
        _model.Incidents.Call(IncidentKind.Portal, null, Morning.AddMinutes(-5));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.GetAsync(_portal.Url)).StatusCode);
    }

    [Fact]
    public async Task Five_lines_bring_its_figures_to_the_boards_of_every_area()
    {
        var lines = $$"""
            feeds:
              - use: service-portal
                poll:
                  url: {{_portal.Url}}
                  headers: { X-Api-Key: { file: {{_folder}}/key } }
            """;
        Assert.Equal(5, lines.Split('\n').Length);

        await ShowsAsync(lines);
    }

    [Fact]
    public async Task By_hand_it_takes_twenty_three_lines()
    {
        var lines = $$"""
            feeds:
              - id: portal
                poll:
                  url: {{_portal.Url}}
                  headers: { X-Api-Key: { file: {{_folder}}/key } }
                  pages: { next: $.TrangSau }
                records: DonVi[*]
                device: { path: MaDonVi }
                time: { path: $.ThoiDiem, format: iso }
                area: { path: MaHuyen, names: { "718": thu-dau-mot, "719": bau-bang, "720": dau-tieng, "721": ben-cat, "722": phu-giao, "723": tan-uyen, "724": di-an, "725": thuan-an, "726": bac-tan-uyen } }
                measures:
                  received-today: [KenhTiepNhan.1, KenhTiepNhan.2, KenhTiepNhan.3]
                  online-today: KenhTiepNhan.2
                  resolved-today: [TrangThaiHoSo.9, TrangThaiHoSo.10, TrangThaiHoSo.7]
                  on-time-today: [DaXuLy.SomHan, DaXuLy.DungHan]
                  pending: DangXuLy.TrongHan
                  overdue: DangXuLy.QuaHan
                  suspended: [TrangThaiHoSo.5, TrangThaiHoSo.6, TrangThaiHoSo.8]
                  payments-today: ThanhToan.TongSo
                  paid-online-today: ThanhToan.TrucTuyen
                  digitised-today: SoHoa.DaSoHoa
                  ratings-today: DanhGia.TongSo
                  satisfied-today: DanhGia.HaiLong
            """;
        Assert.Equal(23, lines.Split('\n').Length);

        await ShowsAsync(lines);
    }

    /// <summary>A server with these definitions shows what the agencies have, of each area and of the province, exactly.</summary>
    private async Task ShowsAsync(string lines)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "key"), Key);
        Directory.CreateDirectory(Path.Combine(_folder, "feeds"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "feeds", "own.yaml"), lines);
        // The server's clock is the real one: the portal's stands at its morning no longer.
        _time.SetUtcNow(TimeProvider.System.GetUtcNow());
        var at = new DateTimeOffset(_time.GetUtcNow().UtcTicks / TimeSpan.TicksPerSecond / 5 * 5 * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        await using var app = ServerApplication.Build(
            ["--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={_folder}/data", "--Logs:Console=false", $"--Feeds:Path={_folder}/feeds"]);
        await app.StartAsync();
        using var server = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        await Ready.OfAsync(server);

        foreach (var (area, agencies) in Agency.All.GroupBy(a => a.Area).Select(g => (g.Key, g.ToList())).Append(("binh-duong", Agency.All.ToList())))
        {
            var counts = agencies.ConvertAll(a => a.At(at, _model.Noise));
            double Share(Func<DossierCounts, int> part, Func<DossierCounts, int> whole) => 100.0 * counts.Sum(part) / counts.Sum(whole);
            var expected = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["dossiers-received"] = counts.Sum(c => c.Received),
                ["dossiers-resolved"] = counts.Sum(c => c.Resolved),
                ["dossiers-pending"] = counts.Sum(c => c.InTime),
                ["dossiers-overdue"] = counts.Sum(c => c.Overdue),
                ["dossiers-suspended"] = counts.Sum(c => c.State(5) + c.State(6) + c.State(8)),
                ["dossiers-on-time"] = Share(c => c.Early + c.Exact, c => c.Resolved),
                ["online-share"] = Share(c => c.Channels[1], c => c.Received),
                ["cashless-public-services"] = Share(c => c.PaidOnline, c => c.Payments),
                ["records-digitised"] = Share(c => c.Digitised, c => c.Resolved),
                ["satisfaction"] = Share(c => c.Satisfied, c => c.Ratings),
            };
            await UntilAsync(async () =>
            {
                var board = await server.GetFromJsonAsync<BoardUpdate>($"/api/v1/boards/{area}", JsonSerializerOptions.Web);
                return expected.All(e => board!.Readings.Any(r =>
                    r.Indicator == e.Key && (double.IsNaN(e.Value) ? r.Value is null : r is { Freshness: Freshness.Live } && Math.Abs(r.Value!.Value - e.Value) < 1e-6)));
            }, area);
        }

        var feed = (await server.GetFromJsonAsync<List<FeedInfo>>("/api/v1/feeds", JsonSerializerOptions.Web))!.Single(f => f.Id == "portal");
        Assert.Equal((Agency.All.Count * 12, 0L, Agency.All.Count), (feed.Stored, feed.Refused, feed.Devices));
        var poll = Assert.Single(feed.Polls);
        Assert.Equal((null, $"GET {_portal.Url}"), (poll.Failure, poll.Address));
        await app.StopAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> done, string what)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (!await done())
        {
            Assert.False(limit.IsCancellationRequested, $"the board of {what} does not show what its agencies have");
            await turn.WaitForNextTickAsync();
        }
    }
}
