using System.Net;

namespace DxIoc.Server.Tests.Api;

/// <summary>An address without a page: a person gets one that leads on, a program the bare status.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class MissingPageTests(ApiServer server)
{
    private const string Browser = "text/html,application/xhtml+xml,*/*;q=0.8";

    [Theory]
    [InlineData("", "Không có trang này", "href=\"scenes\"")]
    [InlineData("dxioc-language=en", "There is no such page", "href=\"scenes\"")]
    public async Task A_person_is_told_so_in_the_language_of_the_browser_and_led_on(string cookie, string said, string link)
    {
        var (status, kind, text) = await AskAsync("/nowhere/at-all", Browser, cookie);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (status, kind));
        Assert.Contains($"<h1>{said}</h1>", text, StringComparison.Ordinal);
        Assert.Contains(link, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "application/json", null)]
    [InlineData("/_framework/nowhere.wasm", "*/*", null)]
    [InlineData("/api/v1/nowhere", Browser, "application/problem+json")]
    public async Task A_program_is_not_answered_with_a_page(string path, string accept, string? wanted)
    {
        var (status, kind, text) = await AskAsync(path, accept, "");

        Assert.Equal((HttpStatusCode.NotFound, wanted), (status, kind));
        Assert.DoesNotContain("<html", text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(HttpStatusCode Status, string? Kind, string Text)> AskAsync(string path, string accept, string cookie)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, path);
        question.Headers.TryAddWithoutValidation("Accept", accept);
        question.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await server.Http.SendAsync(question);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
