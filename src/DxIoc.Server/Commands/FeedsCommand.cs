using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Pull;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Startup;
using DxIoc.Server.State;

namespace DxIoc.Server.Commands;

/// <summary>
/// feeds try FILE --topic T (--payload P | --payload-file F): what would become of a message; feeds try FILE --poll: of what the
/// definitions fetch now. Exit code 2 where something of it would be refused.
/// </summary>
internal static class FeedsCommand
{
    private const int Refused = 2;

    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        if (args is not ["feeds", "try", var file, .. var rest] || file.StartsWith('-'))
        {
            throw new SettingsException("feeds has one form: feeds try FILE --topic T --payload P, or feeds try FILE --poll; see help.");
        }

        if (rest.Contains("--poll"))
        {
            return await PollAsync(file, new CommandLine(["feeds try", .. rest.Where(w => w != "--poll")]), cancellation);
        }

        var line = new CommandLine(["feeds try", .. rest], "--topic", "--payload", "--payload-file");
        var (topic, payload) = (line.Required("--topic"), await PayloadAsync(line, cancellation));
        var catalogue = CatalogueOf(line.Settings);
        var mappings = MappingsOf(file, catalogue, line.Settings.MapFile);
        var trial = MessageTrial.Of(
            mappings, topic, payload, catalogue, Instant.Now(TimeProvider.System), TimeSpan.FromDays(line.Settings.History.RawDays));
        await Console.Out.WriteAsync(Shown(trial));
        return trial.Refused.Count == 0 ? 0 : Refused;
    });

    private static async Task<int> PollAsync(string file, CommandLine line, CancellationToken cancellation)
    {
        var catalogue = CatalogueOf(line.Settings);
        var trials = await PollTrial.RunAsync(
            MappingsOf(file, catalogue, line.Settings.MapFile), catalogue, TimeProvider.System, TimeSpan.FromDays(line.Settings.History.RawDays), cancellation);
        if (trials.Count == 0)
        {
            throw new SettingsException($"{file} has no definition with poll: that is in force, or nothing was on its pages.");
        }

        foreach (var trial in trials)
        {
            await Console.Out.WriteAsync(Shown(trial));
        }

        return trials.All(t => t.Refused.Count == 0) ? 0 : Refused;
    }

    private static FeedMappings MappingsOf(string file, IndicatorCatalogue catalogue, string? map)
    {
        var read = FeedMappingsReader.Read(
            FeedFolder.WithShipped([Text(file)]), catalogue, areas: new AreaFiles(Path.GetDirectoryName(Path.GetFullPath(file))!, map));
        return read.Mappings ?? throw new CatalogueException(read.Errors);
    }

    /// <summary>A line for each step, then what would be stored and what refused.</summary>
    internal static string Shown(FeedTrial trial)
    {
        var text = new StringBuilder();
        foreach (var step in trial.Steps)
        {
            text.Append(step.Good ? "  " : "! ").Append(step.Step.PadRight(10)).Append(step.Said).AppendLine();
        }

        foreach (var o in trial.Observations)
        {
            text.AppendLine(FormattableString.Invariant($"= {o.Area}/{o.Feed}/{o.Device}/{o.Measure} {o.Value:R} at {o.Time?.ToString("O") ?? "its arrival"}"));
        }

        foreach (var refused in trial.Refused)
        {
            text.Append("x ").AppendLine(refused);
        }

        return trial.Observations.Count + trial.Refused.Count == 0
            ? text.AppendLine("Nothing of it would be stored, and nothing refused.").ToString()
            : text.ToString();
    }

    private static async Task<byte[]> PayloadAsync(CommandLine line, CancellationToken cancellation)
    {
        if (line.Text("--payload-file") is not { } file)
        {
            return Encoding.UTF8.GetBytes(line.Required("--payload"));
        }

        try
        {
            return await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read ({e.Message.TrimEnd('.')}): name a file that has the message.", e);
        }
    }

    private static IndicatorCatalogue CatalogueOf(ServerSettings settings)
    {
        var folder = settings.CataloguePath ?? YamlFiles.Shipped("catalogue");
        try
        {
            var result = CatalogueReader.Read(YamlFiles.Read(folder));
            return result.Catalogue ?? throw new CatalogueException(result.Errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException($"The catalogue folder {folder} cannot be read ({e.Message.TrimEnd('.')}): check --Catalogue:Path.", e);
        }
    }

    private static CatalogueText Text(string file)
    {
        try
        {
            return new CatalogueText(file, YamlFiles.TextOf(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read ({e.Message.TrimEnd('.')}): name a file of feed definitions.", e);
        }
    }
}
