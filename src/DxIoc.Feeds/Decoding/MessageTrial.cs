using System.Globalization;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// Says what would become of a message, step by step, by the same code through which real ones go. Nothing is stored, no device is
/// counted, and rate limits and the limits on a feed's devices are told but not held.
/// </summary>
public static class MessageTrial
{
    /// <summary>Stands in the place of a definition for topics ioc/….</summary>
    public const string Canonical = "canonical";

    private const string NoFile = "no definition that reads files has such a name: correct its files: name";

    /// <param name="topic">Or file: and the file's path below its folder.</param>
    /// <param name="retention">How long raw observations are kept: older ones would be refused.</param>
    public static FeedTrial Of(
        FeedMappings mappings, string topic, ReadOnlyMemory<byte> payload, IndicatorCatalogue catalogue, Instant arrived, TimeSpan retention)
    {
        var trace = new FeedTrace();
        var (definition, good, bad) = Read(mappings, topic, payload, arrived, trace);
        return Admitted(topic, definition, good, bad, trace, catalogue, arrived, retention);
    }

    /// <summary>What came by a source of its own, to the definition that has it.</summary>
    internal static FeedTrial Of(
        FeedMapping mapping, Captures captured, string origin, ReadOnlyMemory<byte> payload, IndicatorCatalogue catalogue, Instant arrived, TimeSpan retention)
    {
        var trace = new FeedTrace();
        trace.Say("source", $"the definition at {mapping.Name}{Named(captured)}; feed {mapping.Feed}");
        var mapped = new MappedMessage(mapping, captured, arrived, null, trace);
        mapped.Read(payload);
        return Admitted(origin, mapping.Name, mapped.Good, mapped.Bad, trace, catalogue, arrived, retention);
    }

    private static FeedTrial Admitted(
        string topic, string? definition, IReadOnlyList<Measurement> good, IReadOnlyList<Refusal> bad, FeedTrace trace,
        IndicatorCatalogue catalogue, Instant arrived, TimeSpan retention)
    {
        var refused = bad.Select(r => $"{r.Code}: {r.Reason}").ToList();
        var admitted = new List<TrialObservation>();
        var admission = new AdmissionRule(new SeriesRegistry());
        foreach (var m in good)
        {
            if (admission.Admit(m, catalogue, arrived, retention, out var refusal) is null)
            {
                trace.Say("admission", $"{m.Measure} of {m.Device}: {refusal!.Reason}", good: false);
                refused.Add($"{refusal.Code}: {refusal.Reason}");
                continue;
            }

            var readers = catalogue.Reading(m.Feed, m.Measure).Where(i => i.ObservedAt.Count == 0 || i.ObservedAt.Contains(m.Area)).Select(i => i.Id).ToList();
            trace.Say("admission", $"{m.Measure} of {m.Device} in {m.Area} = {m.Value.ToString("R", CultureInfo.InvariantCulture)} is taken; {(readers.Count > 0 ? $"it is read by {string.Join(", ", readers)}" : "no indicator reads it")}");
            admitted.Add(new TrialObservation(m.Area, m.Feed, m.Device, m.Measure, m.Time?.ToDateTimeOffset(), m.Value));
        }

        return new FeedTrial(topic, definition, trace.Steps, admitted, refused);
    }

    private static (string? Definition, IReadOnlyList<Measurement> Good, IReadOnlyList<Refusal> Bad) Read(
        FeedMappings mappings, string topic, ReadOnlyMemory<byte> payload, Instant arrived, FeedTrace trace)
    {
        if (topic.StartsWith(FeedDecoder.CanonicalRoot, StringComparison.Ordinal))
        {
            trace.Say("topic", "ioc/… has the canonical form; no definition is asked");
            var message = new CanonicalDecoder().Decode(topic, payload);
            foreach (var refusal in message.Bad)
            {
                trace.Say("format", refusal.Reason, good: false);
            }

            return (Canonical, message.Good, message.Bad);
        }

        var path = topic.StartsWith(FeedDecoder.FileOrigin, StringComparison.Ordinal) ? topic[FeedDecoder.FileOrigin.Length..] : null;
        if ((path is null ? mappings.Find(topic, broker: null, out var captured) : mappings.FindFile(path, out captured)) is not { } mapping)
        {
            var known = path is null ? mappings.Filters : mappings.OfFiles.Select(m => m.Source.ToString()!);
            trace.Say("topic", $"none of {mappings.Count} feed definitions matches: {string.Join(", ", known.Take(20))}", good: false);
            return (null, [], [path is null ? new Refusal(RefusalCode.Topic, FeedDecoder.NoMatch, "") : new Refusal(RefusalCode.File, NoFile, "")]);
        }

        trace.Say("topic", $"the definition at {mapping.Name} matches with {mapping.Source}{Named(captured)}; feed {mapping.Feed}");
        var mapped = new MappedMessage(mapping, captured, arrived, null, trace);
        if (mapping.Format == FeedKeys.Sparkplug)
        {
            trace.Say("sparkplug", "in a trial no birth came before: births can be tried, data will be refused for want of one");
            mapped.Read(topic, BrokerOptions.Main, payload, new SparkplugBook(new SparkplugOptions(), TimeProvider.System));
        }
        else
        {
            mapped.Read(payload);
        }

        return (mapping.Name, mapped.Good, mapped.Bad);
    }

    private static string Named(Captures captured) => string.Concat(
        captured.Area is { } area ? $", area {area}" : "",
        captured.Device is { } device ? $", device {device}" : "",
        captured.Measure is { } measure ? $", measure {measure}" : "");
}
