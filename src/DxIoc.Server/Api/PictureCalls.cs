using System.Globalization;
using DxIoc.Contracts.Devices;
using DxIoc.Feeds.Pictures;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using Microsoft.Net.Http.Headers;

namespace DxIoc.Server.Api;

/// <summary>The last picture of each device, with its age. What came as a picture is told to browsers as nothing else.</summary>
internal static class PictureCalls
{
    public static void MapPictures(this RouteGroupBuilder api)
    {
        api.MapGet("/devices/pictures", GetPictures)
            .WithSummary("The devices of an area and those below it that have sent a picture, with its age, label and limit.")
            .Produces<IReadOnlyList<PictureInfo>>();
        api.MapGet("/devices/{area}/{device}/picture", GetPicture)
            .WithSummary("A device's last picture; Last-Modified and Age say when it came. It is there also when it is too old to be shown as now.")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg", additionalContentTypes: ["image/png", "image/webp"]);
    }

    internal static IReadOnlyList<PictureInfo> Read(IndicatorCatalogue catalogue, PictureBook book, string area) =>
    [
        .. book.In(catalogue.Areas.WithDescendants(area).Select(a => a.Id).ToHashSet(StringComparer.Ordinal))
            .OrderBy(p => p.Area, StringComparer.Ordinal).ThenBy(p => p.Device, StringComparer.Ordinal)
            .Select(p => new PictureInfo(p.Feed, p.Area, p.Device, p.Arrived.ToDateTimeOffset(), p.Type, p.Bytes.Length, p.Label, p.StaleAfter.TotalSeconds)),
    ];

    private static IResult GetPictures(string? area, PictureBook book, ICatalogueSource source)
    {
        var catalogue = source.Current;
        return area is not null && !catalogue.Areas.Contains(area)
            ? Problems.Area(area)
            : Results.Ok(Read(catalogue, book, area ?? catalogue.Areas.Root.Id));
    }

    private static IResult GetPicture(string area, string device, PictureBook book, TimeProvider time, HttpContext http)
    {
        if (book.Find(area, device) is not { } picture)
        {
            return Problems.NotFound("This device has sent no picture since the server started; those that have are listed at /api/v1/devices/pictures.");
        }

        var age = Instant.Now(time) - picture.Arrived;
        var headers = http.Response.Headers;
        headers.Age = Math.Max(0, (long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-cache";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(
            picture.Bytes, picture.Type, lastModified: picture.Arrived.ToDateTimeOffset(),
            entityTag: new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{picture.Arrived.Micros}\"")));
    }
}
