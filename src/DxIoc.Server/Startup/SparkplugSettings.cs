using DxIoc.Feeds.Sparkplug;

namespace DxIoc.Server.Startup;

/// <summary>The settings of section "Sparkplug".</summary>
internal static class SparkplugSettings
{
    public static SparkplugOptions Read(SettingReader read)
    {
        var host = read.Text("Sparkplug:HostId", SparkplugOptions.DefaultHostId);
        if (host.AsSpan().IndexOfAny('/', '+', '#') >= 0)
        {
            read.Refuse("Sparkplug:HostId", host, "write a name without / + #, which no other host at the broker has");
        }

        return new SparkplugOptions
        {
            HostId = host,
            RebirthSeconds = read.Number("Sparkplug:RebirthSeconds", 10, 1, 3_600),
            ReorderMilliseconds = read.Number("Sparkplug:ReorderMilliseconds", 2_000, 0, 60_000),
            NodeLimit = read.Number("Sparkplug:NodeLimit", 1_000, 1, 100_000),
            MetricLimit = read.Number("Sparkplug:MetricLimit", 200_000, 100, 10_000_000),
        };
    }
}
