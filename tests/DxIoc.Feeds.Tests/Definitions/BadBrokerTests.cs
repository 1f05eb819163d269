using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Tests.Mqtt;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>What the reader says of mistakes in `brokers:`, its certificates and secrets included.</summary>
public sealed class BadBrokerTests : IDisposable
{
    private const string Plain = "id: far\nurl: mqtt://far\n";
    private const string Tls = "id: far\nurl: mqtts://far\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-test-").FullName;

    public static TheoryData<string, string> Bad => new()
    {
        { "url: mqtt://far", "2: id is missing: add id: …." },
        { "id: far", "2: url is missing: add url: …." },
        { Plain.Replace("far\nurl", "main\nurl"), "2: main is the broker of Mqtt:Broker: give this one another id." },
        { Plain.Replace("mqtt:", "http:"), "3: the address 'http://far' cannot be used: write mqtt://host:1883 or mqtts://host:8883." },
        { Plain.Replace("//far", "//"), "3: the address 'mqtt://' cannot be used: write mqtt://host:1883 or mqtts://host:8883." },
        { Plain.Replace("//far", "//me:s3cret@far"), "3: the address says an account, and addresses are logged: write username: and password-file: or password-env: beside it." },
        { Plain + "password: s3cret", "4: a secret does not belong into a file that is read, copied and shown: write it into a file of its own and name that with password-file, or a variable of the environment with password-env." },
        { Plain + "pasword-file: x", "4: there is no key 'pasword-file' here: write one of: " + string.Join(", ", FeedKeys.Broker) + " (did you mean password-file?)." },
        { Plain + "protocol: 4", "4: protocol '4' is unknown: write one of: 5, 3.1.1." },
        { Plain + "username: me", "4: a username is given and no password: add password-file: or password-env:." },
        { Plain + "password-file: good", "4: a password is given and no username: add username: …." },
        { Plain + "username: me\npassword-file: good\npassword-env: PATH", "6: both password-file and password-env are given: keep one of them." },
        { Plain + "username: me\npassword-env: DXIOC_NOT_SET", "5: the environment of the server has no variable DXIOC_NOT_SET: set it before the server starts, or use password-file." },
        { Plain + "username: me\npassword-file: empty", "5: the file {folder}/empty is empty: write the password into it." },
        { Plain + "username: me\npassword-file: nowhere", "5: the file {folder}/nowhere cannot be read (Could not find file '{folder}/nowhere'): name a file that the server may read." },
        { Plain + "ca: ca.pem", "4: ca is given, and mqtt://far is not encrypted: write mqtts:// in url, or remove it." },
        { Tls + "ca: nowhere.pem", "4: the file {folder}/nowhere.pem cannot be read (Could not find file '{folder}/nowhere.pem'): name a file that the server may read." },
        { Tls + "ca: good", "4: the file {folder}/good holds no certificate: name a PEM file that begins with -----BEGIN CERTIFICATE-----." },
        { Tls + "client-certificate: one.pem", "4: client-certificate is given and no client-key: add client-key: …." },
        { Tls + "client-key: one.key", "4: client-key is given and no client-certificate: add client-certificate: …." },
        { Tls + "client-certificate: good\nclient-key: one.key", "4: the file {folder}/good holds no certificate: name a PEM file that begins with -----BEGIN CERTIFICATE-----." },
        { Tls + "client-certificate: one.pem\nclient-key: good", "5: the file {folder}/good holds no private key: name a PEM file that begins with -----BEGIN PRIVATE KEY-----." },
        { Tls + "client-certificate: one.pem\nclient-key: two.key", "5: the key in {folder}/two.key does not fit the certificate in {folder}/one.pem: name the two that were made together." },
        { Tls + "client-certificate: one.pem\nclient-key: locked.key", "5: the key in {folder}/locked.key is encrypted: write it without a passphrase into a file that the server alone may read." },
        { Plain + "shared-group: a/b\nclient-id: x", "4: shared-group 'a/b' cannot be used: write a name without /, + and #." },
        { Plain + "shared-group: a", "4: servers that share a group need a name each, or they push each other out: add client-id: …." },
        { Plain + "keep-alive: 10", "4: keep-alive '10' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h." },
        { Plain + "keep-alive: 1h", "4: keep-alive '1h' cannot be used: write 1s to 5m." },
        { Plain + "session-expiry: 5s", "4: session-expiry '5s' cannot be used: write 1m to 365d." },
        { Plain + "protocol: 3.1.1\nsession-expiry: 1h", "5: MQTT 3.1.1 cannot ask how long a session is kept: remove it, and set it at the broker (mosquitto: persistent_client_expiration)." },
    };

    public static TheoryData<string, string> BadFiles => new()
    {
        { "brokers:\n- { id: far, url: \"mqtt://far\" }\n- { id: far, url: \"mqtt://near\" }", "feeds.yaml:3: there are two brokers 'far': give one of them another id." },
        { "brokers:\n- { id: far, url: \"mqtt://far\" }\n- { id: near, url: \"mqtt://far\" }", "feeds.yaml:3: the broker 'far' has the same address and client-id, and the two would push each other out: keep one of them, or give one another client-id." },
        { "brokers:\n- { id: far, url: \"mqtt://far\" }\nfeeds:\n- { id: air, topic: \"a/{device}\", broker: fat, area: north, measures: {a: a} }", "feeds.yaml:4: there is no broker 'fat': write one of: main, far (did you mean far?), or add it to brokers:." },
        { "templates:\n- { template: box, id: air, topic: box, device: d, measures: {a: a} }\nfeeds:\n- { use: box, broker: far, area: north }", "feeds.yaml:4: there is no broker 'far': write one of: main, or add it to brokers:." },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_mistake_in_a_broker_is_told_by_its_line_and_with_what_would_be_right(string keys, string error)
    {
        using var authority = new TestAuthority();
        Write("good", "s3cret\n");
        Write("empty", "\n");
        Write("ca.pem", authority.Pem);
        var (one, key) = authority.Issue("one");
        Write("one.pem", one);
        Write("one.key", key);
        Write("two.key", authority.Issue("two").Key);
        Write("locked.key", TestAuthority.Locked());

        var errors = SmallFeeds.ReadIn(_folder, ("feeds.yaml", $"brokers:\n  - {keys.Trim().ReplaceLineEndings("\n    ")}\n")).Errors;

        Assert.Equal(["feeds.yaml:" + error.Replace("{folder}", _folder, StringComparison.Ordinal)], errors.Select(e => e.ToString()));
        Assert.DoesNotContain("s3cret", string.Concat(errors), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_mistake_between_brokers_and_definitions_is_told_by_its_line(string text, string error) =>
        Assert.Equal([error], SmallFeeds.Read(("feeds.yaml", text)).Errors.Select(e => e.ToString()));

    [Fact]
    public void Everything_that_is_wrong_with_the_files_of_brokers_is_told_at_once_with_the_rest()
    {
        var errors = SmallFeeds.ReadIn(_folder, ("feeds.yaml", """
            brokers:
              - { id: far, url: "mqtts://far", ca: nowhere.pem, username: me, password-file: none }
              - { id: near, url: "mqtts://near", client-certificate: a.pem, client-key: a.key, password: x }
            feeds:
              - { id: air, topic: ioc/x, device: d, area: nowhere, measures: {a: a}, broker: fer }
            """)).Errors;

        Assert.Equal([2, 2, 3, 3, 3, 5, 5, 5], errors.Select(e => e.Line));
    }

    [Fact]
    public void A_definition_that_is_only_tried_opens_no_file() =>
        Assert.Empty(SmallFeeds.Read(("feeds.yaml", "brokers: [ { id: far, url: \"mqtts://far\", ca: /etc/shadow, username: me, password-file: /etc/shadow } ]")).Errors);

    [Fact]
    public void The_same_topics_at_two_brokers_are_two_definitions()
    {
        var decoder = SmallFeeds.DecoderOf("""
            brokers: [ { id: far, url: "mqtt://far" } ]
            feeds:
              - { id: air, topic: "box/{device}", area: north, format: value, measure: pm25 }
              - { id: air, topic: "box/{device}", broker: far, area: south, format: value, measure: pm25 }
            """);

        Assert.Equal(["north/air/d/pm25 = 7"], SmallFeeds.Lines(decoder.Decode("box/d", "7"u8.ToArray())));
        Assert.Equal(["south/air/d/pm25 = 7"], SmallFeeds.Lines(decoder.Decode("box/d", "7"u8.ToArray(), "far")));
        Assert.Equal(["ioc/#", "box/+"], decoder.FiltersAt("far"));
    }

    [Fact]
    public void A_topic_of_one_broker_is_unknown_at_another()
    {
        var decoder = SmallFeeds.DecoderOf("""
            brokers: [ { id: far, url: "mqtt://far" } ]
            feeds: [ { id: air, topic: "box/{device}", broker: far, area: south, format: value, measure: pm25 } ]
            """);

        Assert.Equal("unknown", decoder.Decode("box/d", "7"u8.ToArray()).Feed);
        Assert.Equal(["ioc/#"], decoder.FiltersAt("main"));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
