using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>docker-compose.yml, read as it stands.</summary>
internal sealed class Composition
{
    private readonly YamlMappingNode _root;

    public Composition()
    {
        using var text = File.OpenText(Path);
        var yaml = new YamlStream();
        yaml.Load(text);
        _root = (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static string Path { get; } = System.IO.Path.Combine(Built.Root, "docker-compose.yml");

    public IReadOnlyList<string> Services => Keys(_root["services"]);

    /// <summary>Name and file, as given.</summary>
    public IReadOnlyDictionary<string, string> Secrets => Keys(_root["secrets"]).ToDictionary(s => s, s => $"{_root["secrets"][s]["file"]}");

    /// <summary>A service's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment(string service) =>
        Keys(_root["services"][service]["environment"]).ToDictionary(k => k, k => $"{_root["services"][service]["environment"][k]}");

    public IReadOnlyList<string> List(string service, string key) =>
        ((YamlMappingNode)_root["services"][service]).Children.TryGetValue(key, out var list) ? [.. ((YamlSequenceNode)list).Select(v => $"{v}")] : [];

    public bool Has(string service, string key) => ((YamlMappingNode)_root["services"][service]).Children.ContainsKey(key);

    /// <summary>A setting with its container's names in place of this machine's.</summary>
    public static string Here(string value, MosquittoBroker broker, int influx) => value
        .Replace("mosquitto:1883", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{broker.Port}"), StringComparison.Ordinal)
        .Replace("influxdb:8086", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{influx}"), StringComparison.Ordinal)
        .Replace("/run/secrets/", broker.Secrets + "/", StringComparison.Ordinal);

    private static string[] Keys(YamlNode map) => [.. ((YamlMappingNode)map).Children.Keys.Select(k => $"{k}")];
}
