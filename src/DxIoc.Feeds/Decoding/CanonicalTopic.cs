using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>A topic ioc/{area}/{feed}/{device}[/{measure}] taken apart, or why it is none.</summary>
internal sealed record CanonicalTopic(string Area, string Feed, string Device, string? Measure, Refusal? Refusal)
{
    /// <summary>The feed under which a topic that names none is booked.</summary>
    public const string UnknownFeed = "unknown";

    private const string Form = "the form is ioc/{area}/{feed}/{device} or ioc/{area}/{feed}/{device}/{measure}";
    private static readonly string[] Roles = ["", "area", "feed", "device", "measure"];

    public static CanonicalTopic Parse(string topic)
    {
        var parts = topic.Split('/');
        if (parts[0] != "ioc" || parts.Length is < 4 or > 5)
        {
            var problem = parts[0] != "ioc" ? "it does not begin with ioc/" : $"it has {parts.Length} parts";
            return Refused(UnknownFeed, "", $"{problem}; {Form}");
        }

        for (var i = 1; i < parts.Length; i++)
        {
            if (Names.Fault(parts[i], wide: i >= 3) is { } fault)
            {
                var feed = i > 2 ? parts[2] : UnknownFeed;
                return Refused(feed, Roles[i], $"the {Roles[i]} '{Shown(parts[i])}' {fault}; {Form}");
            }
        }

        return new CanonicalTopic(parts[1], parts[2], parts[3], parts.Length == 5 ? parts[4] : null, null);
    }

    private static CanonicalTopic Refused(string feed, string where, string reason) =>
        new("", feed, "", null, new Refusal(RefusalCode.Topic, reason, where));

    private static string Shown(string part) => part.Length <= 80 ? part : part[..80] + "…";
}
