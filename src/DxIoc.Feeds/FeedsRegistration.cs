using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Proposals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DxIoc.Feeds;

/// <summary>Opens the doors through which observations come.</summary>
public static class FeedsRegistration
{
    /// <summary>Needs <see cref="Definitions.IFeedMappings"/>, an intake and the catalogue beside them.</summary>
    /// <param name="options">Validated already.</param>
    public static IServiceCollection AddFeeds(this IServiceCollection services, MqttOptions options)
    {
        services.AddSingleton(options).AddSingleton<UnmappedBook>().AddSingleton<FeedDecoder>();
        if (options.Broker == "embedded")
        {
            services.AddSingleton<EmbeddedBroker>()
                .AddSingleton<IMqttEndpoint>(s => s.GetRequiredService<EmbeddedBroker>())
                .AddSingleton<IHostedService>(s => s.GetRequiredService<EmbeddedBroker>());
        }
        else
        {
            services.AddSingleton<ExternalBroker>()
                .AddSingleton<IMqttEndpoint>(s => s.GetRequiredService<ExternalBroker>())
                .AddSingleton<IHostedService>(s => s.GetRequiredService<ExternalBroker>());
        }

        return services;
    }
}
