using DxIoc.Server.Api;
using DxIoc.Server.Startup;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace DxIoc.Server.Tests.Api;

/// <summary>Who may change what the server takes, while it has no accounts.</summary>
public sealed class FeedAcceptRuleTests
{
    private static readonly (string, string)[] Own = [("X-DxIoc", "1"), ("Origin", "http://localhost:8080")];

    [Theory]
    [InlineData("http://localhost:8080", null, true)]
    [InlineData("http://127.0.0.1:8080;http://[::1]:8080", null, true)]
    [InlineData("http://0.0.0.0:8080", null, false)]
    [InlineData("http://*:8080", null, false)]
    [InlineData("http://+:8080", null, false)]
    [InlineData("http://localhost:8080;http://10.0.0.7:8080", null, false)]
    [InlineData("http://0.0.0.0:8080", "true", true)]
    [InlineData("http://localhost:8080", "false", false)]
    public void It_is_open_where_this_machine_alone_reaches_it_or_where_somebody_says_so(string urls, string? setting, bool open) =>
        Assert.Equal(open, Rule(urls, setting).Open);

    [Fact]
    public void A_page_and_a_program_of_this_machine_may() => Assert.All(
        new (string, string)[][] { Own, [("X-DxIoc", "1")], [("X-DxIoc", "")] },
        headers => Assert.Null(Rule("http://localhost:8080", null).Refusal(Request("localhost:8080", headers))));

    [Theory]
    [InlineData("localhost:8080", "Origin", "http://evil.example")]
    [InlineData("localhost:8080", "Origin", "http://localhost:9090")]
    [InlineData("localhost:8080", "Origin", "null")]
    [InlineData("localhost:8080", "X-Forwarded-For", "10.0.0.9")]
    [InlineData("localhost:8080", "Forwarded", "for=10.0.0.9")]
    [InlineData("rebound.example:8080", "Origin", "http://rebound.example:8080")]
    [InlineData("ioc.example.vn", "X-DxIoc", "1")]
    public void Other_sites_other_names_and_what_comes_through_a_proxy_may_not(string host, string header, string value) =>
        Assert.NotNull(Rule("http://localhost:8080", null).Refusal(Request(host, [("X-DxIoc", "1"), (header, value)])));

    [Fact]
    public void Without_the_header_that_no_form_can_send_nobody_may() =>
        Assert.Contains("X-DxIoc", Rule("http://localhost:8080", "true").Refusal(Request("localhost:8080", [])));

    [Fact]
    public void Where_it_is_set_a_proxy_and_a_name_of_its_own_may_and_another_site_still_not()
    {
        var rule = Rule("http://0.0.0.0:8080", "true");

        Assert.Null(rule.Refusal(Request("ioc.example.vn", [("X-DxIoc", "1"), ("Origin", "https://ioc.example.vn"), ("X-Forwarded-For", "10.0.0.9")])));
        Assert.NotNull(rule.Refusal(Request("ioc.example.vn", [("X-DxIoc", "1"), ("Origin", "https://evil.example")])));
    }

    private static FeedAcceptRule Rule(string urls, string? setting) => new(ServerSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = urls, ["Feeds:AcceptFromPage"] = setting }).Build()));

    private static HttpRequest Request(string host, (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString(host);
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return context.Request;
    }
}
