using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Files;
using DxIoc.Feeds.Tests.Definitions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>A folder of the test with the bundled form over it, looked at when the test says so.</summary>
internal sealed class InboxFolder : IDisposable
{
    /// <summary>What clocks of stations show at the fixed time.</summary>
    public static readonly DateTime Local = SmallFeeds.Now.UtcDateTime.AddHours(7);

    private readonly string _data = Directory.CreateTempSubdirectory("dxioc-files-").FullName;
    private readonly Feeds.Decoding.FeedDecoder _decoder;
    private readonly SaidNames _log = new();
    private FileMarks _marks;
    private WatchedFolder _folder;

    /// <param name="files">More keys of files, after a comma.</param>
    public InboxFolder(string files = "")
    {
        Directory.CreateDirectory(Root);
        _decoder = ShippedFeeds.With($"feeds: [ {{ use: circular10, id: air, files: {{ folder: inbox{files} }}, area: ben-cat }} ]", Time);
        (_marks, _folder) = Open();
    }

    public FakeTimeProvider Time { get; } = new(SmallFeeds.Now);

    public BookIntake Intake { get; } = new();

    public FolderBook Book { get; } = new();

    public string Root => Path.Combine(_data, "inbox");

    public int Marks => _marks.Load(Root).Count;

    /// <summary>The names of what was logged, in order.</summary>
    public IReadOnlyList<string> Said => _log.Names;

    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal);

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Written at the fixed time, whatever the machine's clock is.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        File.SetLastWriteTimeUtc(PathOf(name), Time.GetUtcNow().UtcDateTime);
    }

    public Task<TimeSpan> LookAsync() => _folder.LookAsync(CancellationToken.None);

    /// <summary>A look, then one after everything has stood still.</summary>
    public async Task<TimeSpan> LookSettledAsync()
    {
        await LookAsync();
        Time.Advance(TimeSpan.FromSeconds(10));
        return await LookAsync();
    }

    /// <summary>As after a crash: only what is on the disk is known.</summary>
    public void Restart()
    {
        _folder.Dispose();
        _marks.Dispose();
        (_marks, _folder) = Open();
    }

    public void Dispose()
    {
        _folder.Dispose();
        _marks.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private (FileMarks, WatchedFolder) Open()
    {
        var marks = FileMarks.Open(_data);
        IReadOnlyList<FeedMapping> mappings = [.. _decoder.Mappings.OfFiles];
        return (marks, new WatchedFolder(Root, mappings, marks, _decoder, Intake, new FilesOptions { Root = _data }, Book, Time, _log));
    }
}
