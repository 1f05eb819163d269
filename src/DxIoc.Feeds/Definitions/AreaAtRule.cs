using System.Globalization;
using DxIoc.Feeds.Areas;
using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Definitions;

/// <summary>Where a record has a point, and the map that says in which area it lies.</summary>
internal sealed record AreaAtRule(ValuePath Latitude, ValuePath Longitude, AreaMap Map)
{
    /// <summary>The area, or null and why there is none.</summary>
    /// <param name="from">What a path of its two begins at.</param>
    public string? Of(Func<ValuePath, Node> from, out string said)
    {
        if (Number(Latitude, from) is not { } latitude || Number(Longitude, from) is not { } longitude)
        {
            said = $"nothing says which area it is: there is no latitude and longitude at {Latitude} and {Longitude}";
            return null;
        }

        var area = Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? Map.Find(latitude, longitude) : null;
        said = string.Create(CultureInfo.InvariantCulture, $"the point {latitude}, {longitude} (latitude, longitude) lies in {area ?? "no area"} of {Map.File}");
        return area;
    }

    private static double? Number(ValuePath path, Func<ValuePath, Node> from) => path.First(from(path)) switch
    {
        { Kind: NodeKind.Number } node when double.IsFinite(node.Number) => node.Number,
        { Kind: NodeKind.Text } node when double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) => read,
        _ => null,
    };
}
