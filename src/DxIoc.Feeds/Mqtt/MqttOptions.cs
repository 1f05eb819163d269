namespace DxIoc.Feeds.Mqtt;

/// <summary>Settings of section "Mqtt".</summary>
public sealed class MqttOptions
{
    /// <summary>Every one that <see cref="Protocol"/> may be.</summary>
    public static readonly IReadOnlyList<string> Protocols = BrokerOptions.Protocols;

    /// <summary>"embedded" (default), or mqtt://host:1883 or mqtts://host:8883.</summary>
    public string Broker { get; set; } = "embedded";

    /// <summary>The embedded broker's port; 0 = any free one.</summary>
    public int Port { get; set; } = 1883;

    /// <summary>Asked of publishers by the embedded broker where set; given to an external one.</summary>
    public string? Username { get; set; }

    public string? Password { get; set; }

    /// <summary>The name of the session at an external broker; it must stay the same over restarts. Default "dxioc".</summary>
    public string? ClientId { get; set; }

    /// <summary>Several servers share the messages of an external broker under this group.</summary>
    public string? SharedGroup { get; set; }

    /// <summary>Clients of the embedded broker at most.</summary>
    public int ClientLimit { get; set; } = 1_000;

    /// <summary>What is spoken with an external broker: "5" (default) or "3.1.1".</summary>
    public string Protocol { get; set; } = BrokerOptions.Protocols[0];

    /// <summary>PEM file of the authority that an external broker's certificate has to be issued by; null for those that the machine trusts.</summary>
    public string? Ca { get; set; }

    /// <summary>PEM file with which the server shows who it is to an external broker; goes with <see cref="ClientKey"/>.</summary>
    public string? ClientCertificate { get; set; }

    /// <summary>PEM file of the certificate's key.</summary>
    public string? ClientKey { get; set; }

    /// <summary>Seconds after which a silent external broker is asked for a sign of life, and that it then has to answer; 1 to 300.</summary>
    public int KeepAliveSeconds { get; set; } = 10;

    /// <summary>Where to remember that a session was made at an external broker; null for not at all.</summary>
    public string? SessionFile { get; set; }

    /// <summary>
    /// Messages of one client, or of an external broker, that may wait for the durable write, 1 to 65,535; then its connection is not
    /// read on.
    /// </summary>
    public int PendingLimit { get; set; } = 1_000;

    /// <summary>The external broker of <see cref="Broker"/>; null where it is the embedded one.</summary>
    internal BrokerOptions? External() => Broker == "embedded" ? null : new BrokerOptions
    {
        Id = BrokerOptions.Main,
        Url = Broker,
        Protocol = Protocol,
        Username = Username,
        Password = Password,
        Ca = Ca,
        ClientCertificate = ClientCertificate,
        ClientKey = ClientKey,
        ClientId = ClientId ?? BrokerOptions.DefaultClientId,
        SharedGroup = SharedGroup,
        KeepAlive = TimeSpan.FromSeconds(KeepAliveSeconds),
        PendingLimit = PendingLimit,
    };

    /// <summary>Whether <see cref="Broker"/> can be an external broker's address.</summary>
    public bool IsAddress => BrokerOptions.IsAddress(Broker);

    /// <summary>Whether the address says an account, which it may not: it is logged.</summary>
    public bool HasAccount => BrokerOptions.HasAccount(Broker);

    /// <summary>What is wrong with the files that the external broker's settings name.</summary>
    public IReadOnlyList<BrokerProblem> FileProblems()
    {
        var problems = new List<BrokerProblem>();
        if (External() is { } external)
        {
            using var secrets = BrokerSecrets.Read(external, problems);
        }

        return problems;
    }
}
