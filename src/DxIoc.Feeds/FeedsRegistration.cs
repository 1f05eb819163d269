using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Files;
using DxIoc.Feeds.Mqtt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DxIoc.Feeds;

/// <summary>Opens the doors through which observations come.</summary>
public static class FeedsRegistration
{
    /// <summary>Needs <see cref="Definitions.IFeedMappings"/> and an intake beside them.</summary>
    /// <param name="options">Validated already.</param>
    /// <param name="files">Validated already.</param>
    public static IServiceCollection AddFeeds(this IServiceCollection services, MqttOptions options, FilesOptions files)
    {
        services.AddSingleton(files).AddHostedService<FileFeeds>();
        services.AddSingleton(options).AddSingleton<FeedDecoder>();
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
