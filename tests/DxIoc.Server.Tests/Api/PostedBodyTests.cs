using System.IO.Pipelines;
using DxIoc.Server.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.Api;

/// <summary>How long a posted body is waited for.</summary>
public sealed class PostedBodyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly Pipe _body = new();

    [Fact]
    public async Task A_body_that_comes_byte_by_byte_gives_its_place_up_when_its_time_is_over()
    {
        var reading = PostedBody.ReadAsync(Context(), 1_000, default);
        await _body.Writer.WriteAsync("["u8.ToArray());
        _time.Advance(Patience - TimeSpan.FromSeconds(1));
        await _body.Writer.WriteAsync(" "u8.ToArray());
        Assert.False(reading.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(StatusCodes.Status408RequestTimeout, Assert.IsType<IStatusCodeHttpResult>((await reading.WaitAsync(TimeSpan.FromSeconds(20))).Problem, exactMatch: false).StatusCode);
    }

    [Fact]
    public async Task A_caller_that_leaves_is_no_late_body()
    {
        using var left = new CancellationTokenSource();
        var reading = PostedBody.ReadAsync(Context(), 1_000, left.Token);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_body_that_is_whole_in_time_is_taken()
    {
        var reading = PostedBody.ReadAsync(Context(), 1_000, default);
        await _body.Writer.WriteAsync("[1]"u8.ToArray());
        _time.Advance(Patience - TimeSpan.FromSeconds(1));
        await _body.Writer.CompleteAsync();

        var (body, problem) = await reading;

        Assert.Null(problem);
        Assert.Equal("[1]"u8.ToArray(), body.ToArray());
    }

    private DefaultHttpContext Context()
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton<TimeProvider>(_time).BuildServiceProvider() };
        context.Request.Body = _body.Reader.AsStream();
        return context;
    }
}
