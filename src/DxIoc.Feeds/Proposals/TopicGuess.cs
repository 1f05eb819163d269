using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Proposals;

/// <summary>What the levels of topics of one shape stand for. Immutable.</summary>
/// <param name="Topic">As a definition writes it.</param>
/// <param name="Area">True where a level is the area.</param>
/// <param name="Device">A constant where neither topic nor payload names the device; null where one does.</param>
/// <param name="Measure">A constant where the topic says what a single value is; null where it is a part of it, or in the payload.</param>
internal sealed record TopicGuess(string Topic, bool Area, string? Device, string? Measure)
{
    /// <param name="topics">Of messages of that shape.</param>
    public static TopicGuess Of(TopicShape shape, IReadOnlyList<string> topics, BodyGuess body, KnownMeasures known)
    {
        var last = shape.Levels.Count - 1;
        var single = shape.Format == "value";
        var varying = Enumerable.Range(0, last + 1).Where(i => shape.Levels[i] is null).ToList();
        var measures = single && varying.Contains(last) && (varying.Count > 1 || !topics.All(t => IsId(t.Split('/')[last], known)));
        var device = Enumerable.Range(0, last + 1).Reverse().Cast<int?>().FirstOrDefault(i =>
            shape.Levels[i!.Value] is var level && (level is null ? !(measures && i == last) : varying.Count == (measures ? 1 : 0) && level != TopicShape.Area && IsId(level, known)));
        // Without a word of its own a definition would take topics of everybody.
        var wordless = !shape.Levels.Where((l, i) => i != device && l is not (null or TopicShape.Area or "")).Any();
        if (wordless || body.DeviceByKey || (body.DevicePath is not null && (body.Many || varying.Count == 0)))
        {
            device = null;
        }

        int? measure = single && !measures
            ? Enumerable.Range(0, last + 1).Reverse().Cast<int?>().FirstOrDefault(i => i != device && shape.Levels[i!.Value] is not (null or TopicShape.Area) and var l && !IsId(l, known))
            : null;
        var named = device is not null || body.DeviceByKey || body.DevicePath is not null;
        return new TopicGuess(
            string.Join('/', shape.Levels.Select((l, i) => i == device ? "{device}" : measures && i == last ? "{measure}" : IsSecondArea(shape, i) || !IsWord(l) ? "+" : l)),
            shape.Levels.Contains(TopicShape.Area),
            named ? null : Constant(shape, measure) ?? "device",
            !single || measures ? null : measure is { } at ? known.Find(shape.Levels[at]!) ?? Names.Fit(shape.Levels[at]!) ?? "value" : "value");
    }

    private static bool IsId(string level, KnownMeasures known) => TopicShape.IsId(level) && known.Find(level) is null;

    /// <summary>What a template can have as it is; braces have a meaning there.</summary>
    private static bool IsWord(string? level) => level is TopicShape.Area || (level is not null && level.AsSpan().IndexOfAny("+#{}\0") < 0);

    private static bool IsSecondArea(TopicShape shape, int at) => shape.Levels[at] == TopicShape.Area && shape.Levels.Take(at).Contains(TopicShape.Area);

    /// <summary>The words of the topic that say nothing else.</summary>
    private static string? Constant(TopicShape shape, int? measure)
    {
        var words = shape.Levels.Where((l, i) => i != measure && l is not (null or TopicShape.Area or "")).OfType<string>().ToList();
        return Names.Fit(string.Join('-', words.Count > 0 ? words : shape.Levels.OfType<string>()));
    }
}
