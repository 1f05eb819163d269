using DxIoc.Feeds.Sparkplug;

namespace DxIoc.Feeds.Tests;

/// <summary>A host that has heard no edge node yet.</summary>
internal static class Births
{
    public static SparkplugBook None(TimeProvider? time = null, SparkplugOptions? options = null) =>
        new(options ?? new SparkplugOptions(), time ?? TimeProvider.System);
}
