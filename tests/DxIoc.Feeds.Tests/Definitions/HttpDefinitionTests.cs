using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>What push and poll may say, and what the reader says of mistakes in them.</summary>
public sealed class HttpDefinitionTests
{
    private const string Rest = "area: north\ndevice: d\nmeasures: {pm25: p}\n";
    private const string UrlForm = "write url: https://host/path, without account, fragment or secret: those go into headers.";

    public static TheoryData<string, string> Bad => new()
    {
        { "push: false", "6: push is neither true nor a group: write push: true, or push: { keys: [ { env: NAME } or { file: PATH } ] }." },
        { "push: true\ntopic: a", "6: both topic and push say where its messages come from: keep one of them, or write a definition for each." },
        { "push: { keys: [] }", "6: there are 0 keys: write 1 to 10: two while one takes the other's place; without keys: everybody may post." },
        { "push: { keys: [ { env: A, file: b } ] }", "6: a key comes from one place: write { env: NAME }, { file: PATH } or { sha256: … }." },
        { "push: { keys: [ { sha256: abc } ] }", "6: this is no SHA-256: write its 64 hexadecimal digits: printf %s KEY | sha256sum." },
        { "push: { keys: [ { key: secret } ] }", "6: there is no key 'key' here: write one of: env, file, sha256." },
        { "push: { name: A/B }", "6: 'A/B' is no id: use a-z, 0-9 and '-', at most 64, beginning with a letter or digit." },
        { "push: { rate-limit: 5 }", "6: rate-limit '5' cannot be read: write a number of messages and a span, like 10/s, 60/m or 500/h." },
        { "poll: { every: 5m }", "6: nothing says which address is polled: " + UrlForm },
        { "poll: { url: \"ftp://a/b\" }", "6: the address cannot be polled: " + UrlForm },
        { "poll: { url: \"file:///etc/passwd\" }", "6: the address cannot be polled: " + UrlForm },
        { "poll: { url: \"https://me:pass@a/b\" }", "6: the address cannot be polled: " + UrlForm },
        { "poll: { url: \"https://a/b\", every: 10ms }", "6: every '10ms' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h." },
        { "poll: { url: \"https://a/b\", every: 2d }", "6: every '2d' cannot be used: write a duration from 1s to 1d." },
        { "poll: { url: \"https://a/b\", timeout: 6m }", "6: timeout '6m' cannot be used: write a duration from 1s to 5m." },
        { "poll: { url: \"https://a/b\", body: x }", "6: a GET has no body: write method: POST, or remove body." },
        { "poll: { url: \"https://a/b\", headers: { X-Api-Key: abc } }", "6: X-Api-Key is a secret, and whoever reads this file would have it: write X-Api-Key: { env: NAME } or { file: PATH }." },
        { "poll: { url: \"https://a/b\", query: { access_token: abc } }", "6: access_token is a secret, and whoever reads this file would have it: write access_token: { env: NAME } or { file: PATH }." },
        { "poll: { url: \"https://a/b\", headers: { A: { env: X, file: y } } }", "6: a secret comes from one place: write { env: NAME } or { file: PATH }." },
        { "poll: { url: \"https://a/b\", headers: { Host: x } }", "6: the header 'Host' cannot be set: leave it out; the server sets what it needs itself." },
        { "poll: { url: \"https://a/b\", headers: { A: \"x\\r\\nB: y\" } }", "6: A has a character that cannot be sent: write it on one line." },
        { "poll: { url: \"https://a/b\", pages: { limit: 3 } }", "6: pages go on in one way: write next: with the path to the next page's address, or parameter: with first: and last:." },
        { "poll: { url: \"https://a/b\", pages: { next: n, last: l } }", "6: pages go on in one way: write next: with the path to the next page's address, or parameter: with first: and last:." },
        { "poll: { url: \"https://a/{area}\" }", "6: {area} stands for codes that are not given: write areas: {code: area} and {area} in url, query or body, or neither." },
        { "poll: { url: \"https://a/b\", areas: { x: north } }", "6: the codes of areas go nowhere: write areas: {code: area} and {area} in url, query or body, or neither. || 6: both area or areas and areas of poll are given: keep one of them." },
        { "poll: { url: \"https://a/b\", pages: { next: \"a[\" } }", "6: the path 'a[' cannot be read at character 2: write names between dots, [n] for one item, [*] for all, {device} or {measure} for any member, like sensors[0].temperature." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_mistake_is_told_by_its_line_and_with_what_would_be_right(string keys, string errors) => Assert.Equal(
        errors.Split(" || ").Select(e => "feeds.yaml:" + e), SmallFeeds.WithFeed(Rest + keys).Errors.Select(e => e.ToString()));

    [Fact]
    public void Two_definitions_of_one_address_are_refused_and_named_ones_are_not()
    {
        var one = "- { id: air, push: true, area: north, device: d, measures: {a: a} }\n";

        Assert.Equal(
            "feeds.yaml:3: the definition at feeds.yaml:2 takes what is posted to the same address: give each a name: of its own.",
            Assert.Single(SmallFeeds.Read(("feeds.yaml", "feeds:\n" + one + one)).Errors).ToString());
        Assert.Equal(2, SmallFeeds.Read(("feeds.yaml", "feeds:\n" + one + one.Replace("push: true", "push: { name: b }"))).Mappings!.Count);
    }

    [Fact]
    public void A_templates_poll_is_completed_where_it_is_used_key_by_key()
    {
        var read = SmallFeeds.Read(("feeds.yaml", """
            templates:
            - { template: box, id: air, poll: { every: 7m, timeout: 3s, headers: { Accept: a/b, X-A: "1" }, pages: { next: n } }, device: d, measures: {a: a} }
            feeds:
            - { use: box, area: north, poll: { url: "https://h/p", timeout: 4s, headers: { x-a: "2" } } }
            """));

        var poll = Assert.IsType<PollSource>(read.Mappings!.Polls.Single().Source);
        Assert.Equal(("https://h/p", TimeSpan.FromMinutes(7), TimeSpan.FromSeconds(4)), (poll.Url, poll.Every, poll.Timeout));
        Assert.Equal(["Accept=a/b", "X-A=2"], poll.Headers.Select(h => $"{h.Key}={h.Value.Plain}"));
        Assert.NotNull(poll.Pages?.Next);
    }

    [Theory]
    [InlineData("{ use: box, area: north }", "nothing says which address is polled: add poll: { url: https://… }.")]
    [InlineData("{ use: box, area: north, push: true, poll: { url: \"https://a/b\" } }", "the template's messages do not come by push: remove it, or write a definition of its own without use.")]
    [InlineData("{ use: topic, area: north, poll: { url: \"https://a/b\" } }", "the template's messages do not come by poll: remove it, or write a definition of its own without use.")]
    public void What_a_template_lacks_or_has_not_is_told_where_it_is_used(string use, string error) => Assert.Equal(
        "feeds.yaml:5: " + error,
        Assert.Single(SmallFeeds.Read(("feeds.yaml", $"templates:\n- {{ template: box, id: air, poll: {{ every: 7m }}, device: d, measures: {{a: a}} }}\n- {{ template: topic, id: air, topic: t, device: d, measures: {{a: a}} }}\nfeeds:\n- {use}")).Errors).ToString());

    [Fact]
    public void Codes_become_areas_and_one_without_a_line_stays_what_it_is_and_no_area()
    {
        const string Keys = "topic: t\nrecords: \"rows[*]\"\narea: { path: c, names: { \"718\": north, \"719\": south } }\ndevice: { path: d }\nmeasures: { a: a }";

        Assert.Equal(
            ["north/air/x/a = 1", "south/air/y/a = 2", "720/air/z/a = 3"],
            SmallFeeds.Lines(SmallFeeds.Decoder(Keys).Decode("t", """{"rows": [{"c": 718, "d": "x", "a": 1}, {"c": "719", "d": "y", "a": 2}, {"c": "720", "d": "z", "a": 3}]}""")));
        Assert.Equal(
            "feeds.yaml:5: there is no area 'nrth' for '718': name areas of the catalogue (did you mean north?).",
            Assert.Single(SmallFeeds.WithFeed(Keys.Replace("north", "nrth")).Errors).ToString());
    }

    [Theory]
    [InlineData("""{"a": 1, "b": 2.5, "c": 3}""", "north/air/d/s = 65")]
    [InlineData("""{"a": 1, "b": 2.5}""", "number: s at a + b + c: c is not there; a sum needs a number at each of its paths")]
    [InlineData("""{"b": 2.5, "c": 3}""", "number: s: a is not there while b is; a sum needs a number at each of its paths")]
    [InlineData("""{"a": 1, "b": "x", "c": 3}""", "number: s at a + b + c: b is the text 'x'; a sum needs a number at each of its paths")]
    [InlineData("""{"d": 1}""", "payload: none of its measures is in the message: a")]
    public void A_sum_adds_all_of_its_parts_or_nothing(string payload, string line) => Assert.Equal(
        [line], SmallFeeds.Lines(SmallFeeds.Decoder("topic: t\narea: north\ndevice: d\nmeasures: { s: { path: [a, b, c], scale: 10 } }").Decode("t", payload)));

    [Fact]
    public void More_polls_than_there_are_loops_for_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 101).Select(i => $"- {{ id: air, poll: {{ url: \"http://h/{i}\" }}, area: north, device: d, measures: {{a: a}} }}\n"));

        Assert.Equal(
            "feeds.yaml:102: there are more than 100 definitions that poll: let one poll bring several areas: pages or areas.",
            Assert.Single(SmallFeeds.Read(("feeds.yaml", "feeds:\n" + many)).Errors).ToString());
    }
}
