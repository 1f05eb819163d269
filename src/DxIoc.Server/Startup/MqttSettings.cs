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
            KeepAliveSeconds = read.Number("Mqtt:KeepAliveSeconds", 10, 1, 300),
            SessionFile = Path.Combine(data, "mqtt-session"),
        };
        if (mqtt.Broker != "embedded")
        {
            CheckExternal(read, mqtt);
        }

        return mqtt;
    }

    private static void CheckExternal(SettingReader read, MqttOptions mqtt)
    {
        if (!Uri.TryCreate(mqtt.Broker, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("mqtt" or "mqtts")
            || uri.Host.Length == 0
            || uri.PathAndQuery.Trim('/').Length > 0)
        {
            read.Refuse("Mqtt:Broker", mqtt.Broker, "write embedded, mqtt://host:1883 or mqtts://host:8883");
        }
        else if (uri.UserInfo.Length > 0)
        {
            // The address is logged; a secret in it would be too.
            read.Refuse("Mqtt:Broker", $"{uri.Scheme}://…@{uri.Host}", "name the account with Mqtt:Username and Mqtt:PasswordFile");
        }

        if (mqtt is { Username: not null, Password: null })
        {
            read.Refuse("Mqtt:Password", null, "a user name wants one: set it, or Mqtt:PasswordFile to a file that has it");
        }

        if (mqtt is { SharedGroup: not null, ClientId: null })
        {
            read.Refuse("Mqtt:ClientId", null, "servers that share a group need a name each, or they push each other out");
        }
    }
}
