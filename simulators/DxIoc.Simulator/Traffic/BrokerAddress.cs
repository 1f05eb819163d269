using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Words;
using MQTTnet;
using MQTTnet.Formatter;

namespace DxIoc.Simulator.Traffic;

/// <summary>Any broker: where it is, and who the program is to it. The password is never shown.</summary>
internal sealed record BrokerAddress(Uri Uri, BrokerAccount? Account)
{
    private const string Default = "mqtt://localhost:1883";
    private const int PlainPort = 1883;
    private const int SecurePort = 8883;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private bool Secure => Uri.Scheme == "mqtts";

    /// <summary>--broker mqtt://host:1883 or mqtts://host:8883, --username, --password-file.</summary>
    public static BrokerAddress Read(WordReader words)
    {
        var text = words.Text("--broker", Default);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("mqtt" or "mqtts") || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
        {
            uri = words.Refuse("--broker", text, "write mqtt://host:1883 or mqtts://host:8883; names go into --username and --password-file", new Uri(Default));
        }

        return new BrokerAddress(uri, ReadAccount(words));
    }

    public MqttClientOptions Options(string clientId)
    {
        var built = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(Uri.Host, Uri.Port > 0 ? Uri.Port : Secure ? SecurePort : PlainPort)
            .WithClientId(clientId)
            .WithTimeout(Patience);
        if (Account is { } account)
        {
            built.WithCredentials(account.Name, account.Password);
        }

        if (Secure)
        {
            built.WithTlsOptions(o => o.UseTls());
        }

        return built.Build();
    }

    public override string ToString() => $"{Uri.Scheme}://{Uri.Authority}";

    private static BrokerAccount? ReadAccount(WordReader words)
    {
        var (name, file) = (words.OptionalText("--username"), words.OptionalText("--password-file"));
        if (name is null)
        {
            return file is null ? null : words.Refuse<BrokerAccount?>("--password-file", file, "give --username with it", null);
        }

        try
        {
            return new BrokerAccount(name, file is null ? "" : File.ReadAllText(file).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return words.Refuse<BrokerAccount?>("--password-file", file, "name a file that may be read", null);
        }
    }
}
