using DxIoc.Contracts.Devices;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.Api;

/// <summary>Devices with their last words.</summary>
internal static class DeviceCalls
{
    /// <summary>Entries of one answer at most: more devices than a screen can show.</summary>
    private const int Limit = 5_000;
    private const int MeasureLimit = 8;

    /// <summary>History also counts what lies in the reach; nobody asks for that here.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromSeconds(1);

    public static void MapDevices(this RouteGroupBuilder api) =>
        api.MapGet("/devices", GetDevicesAsync)
            .WithSummary("The last value of each measure of a feed's devices: feed=cameras&measures=online,events, in an area and those below it, as long as observations are kept.")
            .Produces<IReadOnlyList<DeviceLatest>>();

    private static async Task<IResult> GetDevicesAsync(
        string? feed, string? measures, string? area, IHistory history, ICatalogueSource catalogue, CancellationToken cancellation)
    {
        var current = catalogue.Current;
        var names = (measures ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (feed is null || current.FindFeed(feed) is null)
        {
            return Problems.Field("feed", "name a feed of the catalogue, like cameras");
        }

        if (names.Length is 0 or > MeasureLimit)
        {
            return Problems.Field("measures", $"name 1 to {MeasureLimit} measures, like online,events");
        }

        return area is not null && !current.Areas.Contains(area)
            ? Problems.Area(area)
            : Results.Ok(await ReadAsync(current, history, feed, names, area ?? current.Areas.Root.Id, cancellation));
    }

    internal static async Task<IReadOnlyList<DeviceLatest>> ReadAsync(
        IndicatorCatalogue catalogue, IHistory history, string feed, IReadOnlyList<string> measures, string area, CancellationToken cancellation)
    {
        var devices = new List<DeviceLatest>();
        foreach (var one in catalogue.Areas.WithDescendants(area))
        {
            var query = new CellQuery(one.Id, "", feed, measures, Reach);
            devices.AddRange((await history.ReadDevicesAsync(query, cancellation))
                .Select(d => new DeviceLatest(d.Area, d.Device, d.Measure, d.Value, d.Time.ToDateTimeOffset())));
        }

        return devices.Count > Limit ? devices[..Limit] : devices;
    }
}
