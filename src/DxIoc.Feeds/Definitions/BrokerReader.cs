using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads the entries of `brokers:`, and opens the files that they name. A key that is wrong is refused and becomes harmless.</summary>
/// <param name="folder">Where the paths of files start; null where no file is to be opened.</param>
internal sealed class BrokerReader(string? folder)
{
    /// <summary>Brokers at most: each is a connection with messages of its own on their way.</summary>
    private const int Limit = 64;

    private const string Harmless = "mqtt://unknown";

    private readonly List<BrokerOptions> _read = [];

    /// <summary>In the order of their files.</summary>
    public IReadOnlyList<BrokerOptions> All => _read;

    public void Read(YamlEntry e)
    {
        RefuseUnknown(e);
        var broker = new BrokerOptions
        {
            Id = e.Id(),
            Url = Url(e),
            Protocol = e.OneOf("protocol", BrokerOptions.Protocols, BrokerOptions.Protocols[0]),
            Username = e.OptionalText("username"),
            PasswordFile = File(e, "password-file"),
            PasswordVariable = e.OptionalText("password-env"),
            Ca = File(e, "ca"),
            ClientCertificate = File(e, "client-certificate"),
            ClientKey = File(e, "client-key"),
            ClientId = e.OptionalText("client-id") is { Length: > 0 } name ? name : BrokerOptions.DefaultClientId,
            SharedGroup = e.OptionalText("shared-group"),
            KeepAlive = Duration(e, "keep-alive", TimeSpan.FromSeconds(10), BrokerOptions.ShortestKeepAlive, BrokerOptions.LongestKeepAlive, "1s to 5m"),
            SessionExpiry = Duration(e, "session-expiry", TimeSpan.FromDays(1), BrokerOptions.ShortestExpiry, BrokerOptions.LongestExpiry, "1m to 365d"),
        };
        Check(e, broker);
        CheckOthers(e, broker);
        if (folder is not null)
        {
            CheckFiles(e, broker);
        }

        _read.Add(broker);
    }

    private static void RefuseUnknown(YamlEntry e)
    {
        foreach (var key in e.Keys.Except(FeedKeys.Broker))
        {
            if (key == "password")
            {
                e.RefuseKey(key, "a secret does not belong into a file that is read, copied and shown", "write it into a file of its own and name that with password-file, or a variable of the environment with password-env");
            }
            else
            {
                e.RefuseKey(key, $"there is no key '{key}' here", $"write one of: {string.Join(", ", FeedKeys.Broker)}{Near.Hint(key, FeedKeys.Broker)}");
            }
        }
    }

    private static string Url(YamlEntry e)
    {
        var url = e.Text("url");
        if (url == "?")
        {
            return Harmless;
        }

        if (BrokerOptions.HasAccount(url))
        {
            e.RefuseKey("url", "the address says an account, and addresses are logged", "write username: and password-file: or password-env: beside it");
            return Harmless;
        }

        if (!BrokerOptions.IsAddress(url))
        {
            e.RefuseKey("url", $"the address '{url}' cannot be used", "write mqtt://host:1883 or mqtts://host:8883");
            return Harmless;
        }

        return url;
    }

    private static void Check(YamlEntry e, BrokerOptions b)
    {
        if (b.Id == BrokerOptions.Main)
        {
            e.RefuseKey("id", $"{BrokerOptions.Main} is the broker of Mqtt:Broker", "give this one another id");
        }

        if (b is { PasswordFile: not null, PasswordVariable: not null })
        {
            e.RefuseKey("password-env", "both password-file and password-env are given", "keep one of them");
        }

        var secret = b.PasswordFile is not null || b.PasswordVariable is not null;
        if (secret != b.Username is not null)
        {
            e.RefuseKey(
                secret ? e.Has("password-file") ? "password-file" : "password-env" : "username",
                secret ? "a password is given and no username" : "a username is given and no password",
                secret ? "add username: …" : "add password-file: or password-env:");
        }

        foreach (var key in (string[])["ca", "client-certificate", "client-key"])
        {
            if (e.Has(key) && b.Url.StartsWith("mqtt:", StringComparison.Ordinal) && b.Url != Harmless)
            {
                e.RefuseKey(key, $"{key} is given, and {b.Url} is not encrypted", "write mqtts:// in url, or remove it");
            }
        }

        if (b.ClientCertificate is null != b.ClientKey is null)
        {
            var (given, missing) = b.ClientKey is null ? ("client-certificate", "client-key") : ("client-key", "client-certificate");
            e.RefuseKey(given, $"{given} is given and no {missing}", $"add {missing}: …");
        }

        if (e.Has("session-expiry") && !b.IsMqtt5)
        {
            e.RefuseKey("session-expiry", "MQTT 3.1.1 cannot ask how long a session is kept", "remove it, and set it at the broker (mosquitto: persistent_client_expiration)");
        }

        if (b.SharedGroup is { } group && (group.Length == 0 || group.IndexOfAny(['/', '+', '#', '\0']) >= 0))
        {
            e.RefuseKey("shared-group", $"shared-group '{group}' cannot be used", "write a name without /, + and #");
        }

        if (b.SharedGroup is not null && !e.Has("client-id"))
        {
            e.RefuseKey("shared-group", "servers that share a group need a name each, or they push each other out", "add client-id: …");
        }
    }

    private void CheckOthers(YamlEntry e, BrokerOptions b)
    {
        if (_read.Exists(other => other.Id == b.Id && b.Id != "?"))
        {
            e.RefuseKey("id", $"there are two brokers '{b.Id}'", "give one of them another id");
        }
        else if (_read.Find(other => other.Session == b.Session && b.Url != Harmless) is { } same)
        {
            e.RefuseKey("url", $"the broker '{same.Id}' has the same address and client-id, and the two would push each other out", "keep one of them, or give one another client-id");
        }

        if (_read.Count == Limit)
        {
            e.Refuse($"there are more than {Limit} brokers", "bridge some of them at a broker");
        }
    }

    private static void CheckFiles(YamlEntry e, BrokerOptions broker)
    {
        var problems = new List<BrokerProblem>();
        using var secrets = BrokerSecrets.Read(broker, problems);
        foreach (var problem in problems)
        {
            e.RefuseKey(problem.Key, problem.Problem, problem.Remedy);
        }
    }

    private string? File(YamlEntry e, string key) =>
        e.OptionalText(key) is { Length: > 0 } path ? folder is null ? path : Path.GetFullPath(path, Path.GetFullPath(folder)) : null;

    private static TimeSpan Duration(YamlEntry e, string key, TimeSpan fallback, TimeSpan min, TimeSpan max, string form)
    {
        if (e.Duration(key) is not { } given)
        {
            return fallback;
        }

        if (given >= min && given <= max)
        {
            return given;
        }

        e.RefuseKey(key, $"{key} '{e.OptionalText(key)}' cannot be used", $"write {form}");
        return fallback;
    }
}
