using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Startup;
using DxIoc.Server.State;

namespace DxIoc.Server.Commands;

/// <summary>
/// feeds try FILE --topic T (--payload P | --payload-file F): what would become of a message. Exit code 2 where something of it
/// would be refused.
/// </summary>
internal static class FeedsCommand
{
    private const int Refused = 2;

    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        if (args is not ["feeds", "try", var file, .. var rest] || file.StartsWith('-'))
        {
            throw new SettingsException("feeds has one form: feeds try FILE --topic T --payload P; see help.");
        }

        var line = new CommandLine(["feeds try", .. rest], "--topic", "--payload", "--payload-file");
        var (topic, payload) = (line.Required("--topic"), await PayloadAsync(line, cancellation));
        var catalogue = CatalogueOf(line.Settings);
        var read = FeedMappingsReader.Read(FeedFolder.WithShipped([Text(file)]), catalogue, new AreaFiles(Path.GetDirectoryName(Path.GetFullPath(file))!, line.Settings.MapFile));
        var mappings = read.Mappings ?? throw new CatalogueException(read.Errors);
        var trial = MessageTrial.Of(
            mappings, topic, payload, catalogue, Instant.Now(TimeProvider.System), TimeSpan.FromDays(line.Settings.History.RawDays));
        await Console.Out.WriteAsync(Shown(trial));
        return trial.Refused.Count == 0 ? 0 : Refused;
    });

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
