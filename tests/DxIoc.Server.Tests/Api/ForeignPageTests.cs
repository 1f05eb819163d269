using System.Net;
using System.Text;

namespace DxIoc.Server.Tests.Api;

/// <summary>A page of another site, open in an operator's browser, brings nothing in.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class ForeignPageTests(ApiServer server)
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Observations_of_a_foreign_page_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/observations", UriKind.Relative));
        request.Content = new StringContent("""[{"area":"di-an","feed":"air","device":"foreign","measure":"pm25","value":1}]""", Encoding.UTF8, "application/json");
        request.Headers.Add(header, value);

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("page of another site", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
