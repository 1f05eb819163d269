using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Files;
using DxIoc.Feeds.Http;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Pictures;
using DxIoc.Feeds.Proposals;
using DxIoc.Feeds.Pull;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Catalogue;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DxIoc.Feeds;

/// <summary>Opens the doors through which observations come.</summary>
public static class FeedsRegistration
{
    /// <summary>Needs <see cref="Definitions.IFeedMappings"/>, an intake and the catalogue beside them.</summary>
    /// <param name="options">Validated already.</param>
    /// <param name="sparkplug">Validated already.</param>
    /// <param name="files">Validated already.</param>
    /// <param name="pictures">Validated already.</param>
    public static IServiceCollection AddFeeds(this IServiceCollection services, MqttOptions options, SparkplugOptions sparkplug, FilesOptions files, PictureOptions pictures)
    {
        services.AddSingleton(sparkplug).AddSingleton<SparkplugBook>().AddSingleton<SparkplugHost>();
        services.AddSingleton(options).AddSingleton<UnmappedBook>().AddSingleton<FeedDecoder>().AddSingleton<PushDoor>().AddPolls();
        services.AddSingleton(s => new PictureBook(pictures, area => s.GetRequiredService<ICatalogueSource>().Current.Areas.Contains(area)));
        services.AddSingleton(files).AddSingleton<FolderBook>().AddHostedService<FileFeeds>();
        if (options.Broker == "embedded")
        {
            services.AddSingleton<EmbeddedBroker>()
                .AddSingleton<IMqttEndpoint>(s => s.GetRequiredService<EmbeddedBroker>())
                .AddSingleton<IHostedService>(s => s.GetRequiredService<EmbeddedBroker>())
                .AddHostedService<EmbeddedHost>();
        }
        else
        {
            services.AddSingleton<IMqttEndpoint>(new NoEndpoint());
        }

        return services.AddSingleton<BrokerSet>()
            .AddSingleton<IBrokerStates>(s => s.GetRequiredService<BrokerSet>())
            .AddSingleton<IHostedService>(s => s.GetRequiredService<BrokerSet>());
    }

    /// <summary>Publishers reach an external broker, not this process.</summary>
    private sealed class NoEndpoint : IMqttEndpoint
    {
        public int? Port => null;
    }
}
