using System.Net;
using System.Net.Http.Json;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Tests.Pages;

/// <summary>The API that pages ask: each question waits until the test answers it.</summary>
internal sealed class PageServer : HttpMessageHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _questions = new(0);
    private readonly List<(string Path, TaskCompletionSource<HttpResponseMessage> Answer)> _asked = [];

    /// <summary>All questions so far: path and query.</summary>
    public IEnumerable<string> Asked => _asked.Select(a => a.Path);

    /// <summary>Returns when the next question is there.</summary>
    public async Task NextAsync() => Assert.True(await _questions.WaitAsync(Patience), "Nothing more is asked.");

    /// <summary>Answers the n-th question with a history that begins this many hours before now.</summary>
    public void Series(int question, int hours) => Answer(question, JsonContent.Create(new HistorySet(
        Some.Moment.AddHours(-hours), Some.Moment, 60, null,
        [new HistoryLine("north", "pm25", [new HistoryPoint(Some.Moment.AddHours(-hours), 1, 1, 1, 1)])])));

    /// <summary>Answers the n-th question with the sparkline of pm25.</summary>
    public void Sparkline(int question) => Answer(question, JsonContent.Create<Sparkline[]>([new Sparkline("pm25", Some.Moment.AddHours(-1), 1_800, [1, 2])]));

    public void Feeds(int question) => Answer(question, JsonContent.Create<FeedInfo[]>([]));

    /// <summary>Answers the n-th question as a server whose history is away.</summary>
    public void Unavailable(int question) => _asked[question].Answer.SetResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _asked.Add((request.RequestUri!.PathAndQuery, answer));
        _questions.Release();
        return answer.Task;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _questions.Dispose();
    }

    private void Answer(int question, HttpContent content) =>
        _asked[question].Answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
}
