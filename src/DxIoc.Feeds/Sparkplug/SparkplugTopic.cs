namespace DxIoc.Feeds.Sparkplug;

/// <summary>A topic spBv1.0/{group}/{verb}/{node}[/{device}] or spBv1.0/STATE/{host} taken apart.</summary>
/// <param name="Group">Empty for STATE.</param>
/// <param name="Node">The edge node; of STATE the host.</param>
/// <param name="Device">Null for messages of the edge node itself.</param>
internal sealed record SparkplugTopic(SparkplugVerb Verb, string Group, string Node, string? Device)
{
    public const string Root = "spBv1.0";
    public const string Form = "the form is spBv1.0/{group}/{NBIRTH, NDATA, NDEATH}/{node} or spBv1.0/{group}/{DBIRTH, DDATA, DDEATH}/{node}/{device}";

    public static string OfState(string host) => $"{Root}/STATE/{host}";

    /// <summary>Null where it has another form.</summary>
    public static SparkplugTopic? Parse(string topic)
    {
        var parts = topic.Split('/');
        if (parts[0] != Root || parts.Length < 3 || parts.Any(p => p.Length == 0))
        {
            return null;
        }

        if (parts is [_, "STATE", var host])
        {
            return new SparkplugTopic(SparkplugVerb.STATE, "", host, null);
        }

        // Enum.TryParse would take numbers for verbs.
        return parts.Length is 4 or 5 && char.IsAsciiLetterUpper(parts[2][0]) && Enum.TryParse<SparkplugVerb>(parts[2], out var verb)
            && verb != SparkplugVerb.STATE && parts[2][0] == (parts.Length == 5 ? 'D' : 'N')
            ? new SparkplugTopic(verb, parts[1], parts[3], parts.Length == 5 ? parts[4] : null)
            : null;
    }

    /// <summary>As people name it: group/node or group/node/device.</summary>
    public override string ToString() => Device is null ? $"{Group}/{Node}" : $"{Group}/{Node}/{Device}";
}
