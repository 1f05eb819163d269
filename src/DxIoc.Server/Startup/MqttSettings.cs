using DxIoc.Feeds.Mqtt;

namespace DxIoc.Server.Startup;

/// <summary>The settings of section "Mqtt".</summary>
internal static class MqttSettings
{
    public static MqttOptions Read(SettingReader read, string data)
    {
        var mqtt = new MqttOptions
        {
            Broker = read.Text("Mqtt:Broker", "embedded"),
            Port = read.Number("Mqtt:Port", 1883, 0, 65_535),
            Username = read.OptionalText("Mqtt:Username"),
            Password = read.Secret("Mqtt:Password"),
            ClientId = read.OptionalText("Mqtt:ClientId"),
            SharedGroup = read.OptionalText("Mqtt:SharedGroup"),
            Protocol = read.Text("Mqtt:Protocol", "5"),
            Ca = read.OptionalText("Mqtt:Ca"),
            ClientCertificate = read.OptionalText("Mqtt:ClientCertificate"),
            ClientKey = read.OptionalText("Mqtt:ClientKey"),
            KeepAliveSeconds = read.Number("Mqtt:KeepAliveSeconds", 10, 1, 300),
            SessionFile = Path.Combine(data, "mqtt-session"),
        };
        if (mqtt.Broker != "embedded")
        {
            CheckExternal(read, mqtt);
        }

        CheckCertificates(read, mqtt);
        return mqtt;
    }

    private static void CheckExternal(SettingReader read, MqttOptions mqtt)
    {
        if (mqtt.HasAccount)
        {
            var uri = new Uri(mqtt.Broker);
            read.Refuse("Mqtt:Broker", $"{uri.Scheme}://…@{uri.Host}", "name the account with Mqtt:Username and Mqtt:PasswordFile");
            return;
        }

        if (!mqtt.IsAddress)
        {
            read.Refuse("Mqtt:Broker", mqtt.Broker, "write embedded, mqtt://host:1883 or mqtts://host:8883");
            return;
        }

        if (mqtt is { Username: not null, Password: null })
        {
            read.Refuse("Mqtt:Password", null, "a user name wants one: set it, or Mqtt:PasswordFile to a file that has it");
        }

        if (mqtt is { SharedGroup: not null, ClientId: null })
        {
            read.Refuse("Mqtt:ClientId", null, "servers that share a group need a name each, or they push each other out");
        }

        if (!MqttOptions.Protocols.Contains(mqtt.Protocol))
        {
            read.Refuse("Mqtt:Protocol", mqtt.Protocol, $"write {string.Join(" or ", MqttOptions.Protocols)}");
        }
    }

    private static void CheckCertificates(SettingReader read, MqttOptions mqtt)
    {
        if (!mqtt.Broker.StartsWith("mqtts:", StringComparison.Ordinal))
        {
            foreach (var (key, value) in new[] { ("Mqtt:Ca", mqtt.Ca), ("Mqtt:ClientCertificate", mqtt.ClientCertificate), ("Mqtt:ClientKey", mqtt.ClientKey) })
            {
                if (value is not null)
                {
                    read.Refuse(key, value, "write mqtts://host:8883 in Mqtt:Broker, or leave it out");
                }
            }

            return;
        }

        if (mqtt.ClientCertificate is null != mqtt.ClientKey is null)
        {
            read.Refuse("Mqtt:ClientKey", mqtt.ClientKey, "a certificate and its key go together: set Mqtt:ClientCertificate and Mqtt:ClientKey");
        }

        foreach (var problem in mqtt.FileProblems())
        {
            var key = problem.Key switch { "ca" => "Mqtt:Ca", "client-certificate" => "Mqtt:ClientCertificate", _ => "Mqtt:ClientKey" };
            read.Refuse(key, read.OptionalText(key), $"{problem.Problem}; {problem.Remedy}");
        }
    }
}
