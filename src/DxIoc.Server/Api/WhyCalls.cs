using DxIoc.Contracts.Lineage;
using DxIoc.Grains.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Why a number is what it is.</summary>
internal static class WhyCalls
{
    public static void MapWhy(this RouteGroupBuilder api) =>
        api.MapGet("/why/{area}/{indicator}", GetWhyAsync)
            .WithSummary("Why this number, now or ?at=: rule, window, parts, devices with their last message, and what does not count and why.")
            .Produces<Why>();

    private static async Task<IResult> GetWhyAsync(
        string area, string indicator, string? at, Lineage lineage, ICatalogueSource catalogue, TimeProvider time, CancellationToken cancellation)
    {
        if (Problems.Cell(catalogue.Current, area, indicator) is { } unknown)
        {
            return unknown;
        }

        var instant = Instant.Now(time);
        if (at is not null && QueryTime.ReadPast(at, time, out instant) is { } problem)
        {
            return problem;
        }

        return await lineage.ReadAsync(area, indicator, instant, cancellation) is { } why ? Results.Ok(why) : Problems.Indicator(indicator);
    }
}
