using System.Globalization;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Areas;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Server.State;

/// <summary>
/// Feed definitions that were accepted on the feeds page: files of their own below the data folder, read beside those of Feeds:Path, which
/// the server never writes to. A file is there whole or not at all, takes force by the folder's next looks, and replaces none but one of
/// its own, where that is asked. Bounded in files and in their size.
/// </summary>
internal sealed partial class FeedAcceptance(AcceptedFolder accepted, FeedFolder feeds, IAreaFiles areas, ICatalogueSource catalogue, ILogger<FeedAcceptance> logger)
{
    /// <summary>Files at most; one more is refused.</summary>
    public const int FileLimit = 200;

    /// <summary>Characters of a file at most.</summary>
    public const int TextLimit = 64 * 1024;

    /// <summary>First line of each file: a file without it was put there by somebody else.</summary>
    public const string Mark = "# Accepted on the feeds page of DxIoc.";

    private readonly ILogger<FeedAcceptance> _logger = logger;
    private readonly Lock _turn = new();

    /// <summary>What was accepted so far.</summary>
    public IReadOnlyList<AcceptedFeed> List()
    {
        try
        {
            return [.. accepted.Read().Where(f => IsOwn(f.Text)).Select(f => new AcceptedFeed(Path.GetFileName(f.File), f.Text[(Mark.Length + 1)..]))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(accepted.Folder, e.Message);
            return [];
        }
    }

    /// <summary>Null once the file is written; otherwise what is wrong, by field.</summary>
    /// <param name="from">Who asked, for the log.</param>
    public IReadOnlyDictionary<string, string[]>? Accept(AcceptedFeed feed, string from)
    {
        var (file, definition) = (feed.File ?? "", feed.Definition ?? "");
        if (!IsName(file))
        {
            return Wrong("file", "write a name of a-z, 0-9 and '-' that ends in .yaml, at most 64 characters, like acme-air.yaml");
        }

        if (definition.Length is 0 or > TextLimit)
        {
            return Wrong("definition", string.Create(CultureInfo.InvariantCulture, $"give the file's text, at most {TextLimit} characters"));
        }

        lock (_turn)
        {
            try
            {
                return Checked(file, $"{Mark}\n{definition.ReplaceLineEndings("\n").TrimEnd()}\n", feed.Replace, from);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotWritten(accepted.Folder, e.Message);
                return Wrong("file", "the server cannot write into its data folder; its log says why");
            }
        }
    }

    private static Dictionary<string, string[]> Wrong(string field, params string[] problems) => new() { [field] = problems };

    private static bool IsOwn(string text) => text.StartsWith(Mark + "\n", StringComparison.Ordinal);

    /// <summary>No separator and no dot but the last: the name cannot lead out of the folder.</summary>
    private static bool IsName(string file) =>
        file.Length is > 5 and <= 64 && file.EndsWith(".yaml", StringComparison.Ordinal)
        && char.IsAsciiLetterOrDigit(file[0]) && file[..^5].All(c => c == '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private Dictionary<string, string[]>? Checked(string file, string text, bool replace, string from)
    {
        var there = accepted.Read();
        var name = AcceptedFolder.NameOf(file);
        if (there.FirstOrDefault(f => f.File == name) is { } before && (!replace || !IsOwn(before.Text)))
        {
            return Wrong("file", $"{file} is there already{(IsOwn(before.Text) ? "" : " and was not made on this page")}: choose another name");
        }

        if (there.Count >= FileLimit && !there.Any(f => f.File == name))
        {
            return Wrong("file", string.Create(CultureInfo.InvariantCulture, $"there are {FileLimit} accepted files already: remove some from the data folder, or gather them in Feeds:Path"));
        }

        // With all that are in force: two definitions of the same topics would be refused as a whole.
        var others = feeds.Files.Where(f => !AcceptedFolder.IsAccepted(f.File)).Concat(there).Where(f => f.File != name);
        var read = FeedMappingsReader.Read([.. others, new CatalogueText(name, text)], catalogue.Current, areas: areas);
        if (read.Mappings is null)
        {
            return Wrong("definition", [.. read.Errors.Select(e => (e.File == name ? e with { File = file, Line = Math.Max(0, e.Line - 1) } : e).ToString())]);
        }

        // What fetches, reads files or connects elsewhere has the server's own rights: an engineer writes it into the folder.
        if (!read.Mappings.IsByTopic(name) || read.Mappings.BrokerCount > feeds.Current.BrokerCount)
        {
            return Wrong("definition", "only definitions with a topic are accepted here: write those with poll, push or files, and brokers, into the folder of Feeds:Path");
        }

        accepted.Write(file, text, replace: there.Any(f => f.File == name));
        LogAccepted(file, from);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "FeedAccepted: {File} on the feeds page by {From}")]
    private partial void LogAccepted(string file, string from);

    [LoggerMessage(Level = LogLevel.Error, Message = "FeedNotAccepted: nothing can be written into {Folder}: {Reason}")]
    private partial void LogNotWritten(string folder, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "AcceptedUnreadable: {Folder}: {Reason}")]
    private partial void LogUnreadable(string folder, string reason);
}
