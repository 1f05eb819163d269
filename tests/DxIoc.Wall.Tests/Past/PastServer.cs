using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Tests.Past;

/// <summary>
/// The API as the browser meets it: a past in which pm25 of an area is the minute of the day, or no answer at all. Counts what it is
/// asked, and answers when it is let.
/// </summary>
internal sealed class PastServer : HttpMessageHandler
{
    public List<string> Asked { get; } = [];

    /// <summary>What it refused, as the API does: a stretch of time that is empty.</summary>
    public int RefusedCount { get; private set; }

    public bool Away { get; set; }

    /// <summary>Completed: answers at once. Otherwise answers wait for it.</summary>
    public TaskCompletionSource Gate { get; set; } = Open();

    public static TaskCompletionSource Open()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!.PathAndQuery);
        await Gate.Task.ConfigureAwait(false);
        if (Away)
        {
            throw new HttpRequestException("away");
        }

        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        var path = request.RequestUri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path[^1] switch
        {
            "minutes" or "changes" when Time(query["from"]) >= Time(query["to"]) => Refused(),
            "boards" => Json(Some.EveryArea.Select(a => Some.Whole(a, Some.Reading(value: MinuteOf(Time(query["at"])), at: Time(query["at"])))).ToList()),
            "minutes" => Json(Minutes(path[^2], Time(query["from"]), Time(query["to"]))),
            "changes" => Json(new BoardChanges(
                Time(query["from"]), Time(query["to"]), [new StatusMark(Some.Moment.AddMinutes(-90), "north", "pm25", ReadingStatus.Normal, ReadingStatus.Critical)], false)),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    public static double MinuteOf(DateTimeOffset time) => Math.Floor(time.UtcDateTime.TimeOfDay.TotalMinutes);

    private static BoardMinutes Minutes(string area, DateTimeOffset from, DateTimeOffset to)
    {
        var start = from.AddTicks(-(from.Ticks % TimeSpan.TicksPerMinute));
        var count = (int)Math.Ceiling((to - start).TotalMinutes);
        return new BoardMinutes(
            area, start, count, [new MinuteLine("pm25", [.. Enumerable.Range(0, count).Select(i => (double?)MinuteOf(start.AddMinutes(i)))], new string('w', count))]);
    }

    private HttpResponseMessage Refused()
    {
        RefusedCount++;
        return new HttpResponseMessage(HttpStatusCode.BadRequest);
    }

    private static HttpResponseMessage Json<T>(T answer) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(JsonSerializer.Serialize(answer, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
    };

    private static DateTimeOffset Time(string? text) => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture);
}
