namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// One external broker, as section "Mqtt" or an entry of `brokers:` says. Immutable; it names files and holds no secret but the
/// main broker's password. Two that say the same are equal.
/// </summary>
internal sealed record BrokerOptions
{
    /// <summary>The broker of Mqtt:Broker, where definitions without `broker` are asked for.</summary>
    public const string Main = "main";

    public const string DefaultClientId = "dxioc";

    public static readonly TimeSpan ShortestKeepAlive = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestKeepAlive = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan ShortestExpiry = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestExpiry = TimeSpan.FromDays(365);

    /// <summary>Every one that can be asked for; the first is the default.</summary>
    public static readonly IReadOnlyList<string> Protocols = ["5", "3.1.1"];

    public required string Id { get; init; }

    /// <summary>Checked with <see cref="IsAddress"/>: mqtt://host:1883 or mqtts://host:8883.</summary>
    public required string Url { get; init; }

    /// <summary>"5" (default) or "3.1.1".</summary>
    public string Protocol { get; init; } = Protocols[0];

    public string? Username { get; init; }

    /// <summary>Of the main broker alone; others name where it lies.</summary>
    public string? Password { get; init; }

    public string? PasswordFile { get; init; }

    /// <summary>A variable of the environment.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>PEM: whom to trust, and nobody else; null for those whom the machine trusts.</summary>
    public string? Ca { get; init; }

    /// <summary>PEM.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>PEM.</summary>
    public string? ClientKey { get; init; }

    /// <summary>The name of the session; it must stay the same over restarts. Default "dxioc".</summary>
    public string ClientId { get; init; } = DefaultClientId;

    /// <summary>Several servers share its messages under this group.</summary>
    public string? SharedGroup { get; init; }

    /// <summary>After how long a silent broker is asked for a sign of life, and has to give it; 1 s to 5 minutes, default 10 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it shall keep the session for a server that is away; 1 minute to a year, default a day. MQTT 5 alone can ask.</summary>
    public TimeSpan SessionExpiry { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Messages that may wait for the durable write, 1 to 65,535; then it is not read on. Default 1,000.</summary>
    public int PendingLimit { get; init; } = 1_000;

    public bool Tls => Url.StartsWith("mqtts:", StringComparison.Ordinal);

    public bool IsMqtt5 => Protocol == Protocols[0];

    public string Host => new Uri(Url).IdnHost;

    public int Port => new Uri(Url).Port is > 0 and var port ? port : Tls ? 8883 : 1883;

    /// <summary>Where the broker keeps what: with another one a session is another.</summary>
    public string Session => $"{Url}\n{ClientId}\n";

    /// <summary>For people: the address, and before it the id of those that have one of their own.</summary>
    public string Name => Id == Main ? Url : $"{Id} ({Url})";

    /// <summary>Whether an address has the form of <see cref="Url"/>.</summary>
    public static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is ("mqtt" or "mqtts")
        && uri.Host.Length > 0
        && uri.PathAndQuery.Trim('/').Length + uri.Fragment.Length == 0;

    /// <summary>Whether an address says an account, which addresses may not: they are logged.</summary>
    public static bool HasAccount(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0;

    /// <summary>Without the password.</summary>
    public override string ToString() => Name;
}
