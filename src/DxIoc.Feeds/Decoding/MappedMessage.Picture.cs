using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Pictures;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>A message that is a picture: whose it is stands in its topic, and it measures nothing.</summary>
internal sealed partial class MappedMessage
{
    private void TakePicture(ReadOnlyMemory<byte> payload)
    {
        var nothing = new Found(Node.Null, topic);
        if (!Fits(payload))
        {
            return;
        }

        if (PictureType.Of(payload.Span) is not { } type)
        {
            Refuse("format", RefusalCode.Payload, $"the payload is no {PictureType.Known} by its first bytes: let the camera send one of these, or correct the topic", "");
            return;
        }

        trace?.Say("format", $"a picture is read: {type}");
        if (Device(Node.Null, nothing, -1) is not { } device || Area(Node.Null, nothing, device, -1) is not { } area || !Allowed(device, -1))
        {
            return;
        }

        if (pictures?.Knows(area) == false)
        {
            Refuse("area", RefusalCode.Area, $"there is no area '{area}' in the catalogue", "area");
            return;
        }

        var label = topic.Measure is { } said ? Names.Fit(said) : null;
        trace?.Say("picture", $"it becomes the last picture of {device.Fitted} in {area}{(label is null ? "" : $", labelled {label}")}");
        _pictured = true;
        if (pictures is not null && !pictures.Take(new DevicePicture(mapping.Feed, area, device.Fitted, payload.ToArray(), type, arrived, label, mapping.PictureAge)))
        {
            Refuse("picture", RefusalCode.Limit, "no more pictures are kept: raise Pictures:CountLimit or Pictures:SizeLimitMiB, or let fewer cameras send them", "device");
        }
    }
}
