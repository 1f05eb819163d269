using System.Net.Http.Json;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Http;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DxIoc.Server.Tests.Api;

/// <summary>The calls that bring observations, while the store cannot take any.</summary>
public sealed class ClosedIntakeTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var catalogue = CatalogueReader.Read([new CatalogueText("all.yaml", """
            areas: [ { id: all, kind: province, name: All }, { id: north, kind: district, name: North, parent: all } ]
            sectors: [ { id: green, name: Green } ]
            feeds: [ { id: air, name: Air } ]
            indicators: [ { id: dust, name: Dust, sector: green, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m } ]
            """)]).Catalogue!;
        var read = FeedMappingsReader.Read(
            [new CatalogueText("own.yaml", "feeds: [ { id: air, push: true, area: north, device: d, measures: { pm25: v } } ]")], catalogue);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IFeedMappings>(new Fixed(read.Mappings!))
            .AddSingleton<FeedDecoder>().AddSingleton<PushDoor>()
            .AddSingleton<IIntake, Closed>()
            .AddSingleton(new ObservationOptions());
        _app = builder.Build();
        var api = _app.MapGroup("/api/v1");
        api.MapPushes();
        api.MapObservations();
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/v1/feeds/air")]
    [InlineData("/api/v1/observations")]
    public async Task What_cannot_be_stored_now_is_to_be_sent_again_later(string path)
    {
        using var response = await _http.PostAsJsonAsync(path, new[] { new { area = "north", feed = "air", device = "d", measure = "pm25", value = 1 } });

        Assert.Equal((503, TimeSpan.FromSeconds(5)), ((int)response.StatusCode, response.Headers.RetryAfter?.Delta));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private sealed class Closed : IIntake
    {
        public ValueTask<IntakeOutcome> AcceptAsync(IncomingMessage message, CancellationToken cancellation) => throw new IntakeClosedException();
    }

    private sealed class Fixed(FeedMappings mappings) : IFeedMappings
    {
        public event EventHandler? Changed
        {
            add { }
            remove { }
        }

        public FeedMappings Current => mappings;
    }
}
