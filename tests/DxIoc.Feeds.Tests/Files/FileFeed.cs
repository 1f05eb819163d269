using System.Text;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>Files through the definitions, without a folder.</summary>
internal static class FileFeed
{
    public static IncomingMessage DecodeFile(this FeedDecoder decoder, string path, byte[] bytes)
    {
        var mapping = decoder.Mappings.FindFile(path, out var captured);
        Assert.NotNull(mapping);
        return decoder.Decode(mapping, captured, FeedDecoder.FileOrigin + path, bytes);
    }

    public static IncomingMessage DecodeFile(this FeedDecoder decoder, string path, string text) => decoder.DecodeFile(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The lines of the three counts of a device.</summary>
    public static string[] Instruments(string device, int all, int calibrating, int fault, string time = "2022-04-26T01:00:00Z") =>
        [$"{device}/instruments = {all} @ {time}", $"{device}/instruments.calibrating = {calibrating} @ {time}", $"{device}/instruments.fault = {fault} @ {time}"];
}
