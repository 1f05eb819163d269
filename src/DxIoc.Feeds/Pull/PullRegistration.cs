using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Pull;

/// <summary>Puts the fetching of other systems' answers into the server.</summary>
internal static class PullRegistration
{
    public static IServiceCollection AddPolls(this IServiceCollection services)
    {
        services.AddHttpClient(PollFetcher.Client, Bare)
            //// A request's address may have secrets in its query.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(Handler)
            //// Connections end by themselves; a client lives as long as its loop.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services
            .AddSingleton(s => new PollRunner(
                s.GetRequiredService<IFeedMappings>(), s.GetRequiredService<FeedDecoder>(), s.GetRequiredService<IIntake>(),
                s.GetRequiredService<IHttpClientFactory>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<PollRunner>>(),
                Random.Shared.NextDouble))
            .AddSingleton<IHostedService>(s => s.GetRequiredService<PollRunner>());
    }

    internal static void Bare(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DxIoc/1.0");
    }

    internal static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 0,
    };
}
