using System.Net;
using System.Text;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>What counts as a server that is away.</summary>
public sealed class ServerAwayTests
{
    [Fact]
    public async Task A_proxys_own_page_with_status_200_is_a_server_that_is_away()
    {
        using var http = new HttpClient(new Proxy()) { BaseAddress = new Uri("http://wall.example/") };
        var data = new HttpWallData(http);

        Assert.True(ServerAway.Means((await Record.ExceptionAsync(() => data.SeedAsync(CancellationToken.None)))!));
        Assert.True(ServerAway.Means((await Record.ExceptionAsync(() => data.FeedsAsync(CancellationToken.None)))!));
    }

    [Fact]
    public void A_bug_of_ours_is_not() => Assert.False(ServerAway.Means(new InvalidOperationException()));

    private sealed class Proxy : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("<html>We are back soon</html>", Encoding.UTF8, "text/html"),
            });
    }
}
