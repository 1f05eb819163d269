using DxIoc.Server.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.State;

/// <summary>A real folder whose files change under a server that runs.</summary>
public sealed class CatalogueFolderTests : IDisposable
{
    private const string Good = """
        areas: [ { id: all, kind: province, name: All } ]
        sectors: [ { id: green, name: Green } ]
        feeds: [ { id: air, name: Air } ]
        indicators: [ { id: dust, name: Dust, sector: green, feed: air, measure: pm25, aggregate: mean, window: 10m, stale-after: 3m } ]
        """;

    private static readonly DateTimeOffset Start = new(2022, 4, 26, 1, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("catalogue").FullName;
    private readonly FakeTimeProvider _time = new(Start);
    private readonly CatalogueState _state = new();

    public CatalogueFolderTests() => Write("all.yaml", Good);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_shipped_catalogue_is_beside_the_program()
    {
        using var folder = new CatalogueFolder(null, _state, _time, NullLogger<CatalogueFolder>.Instance);

        Assert.Equal("binh-duong", folder.Current.Areas.Root.Id);
    }

    [Fact]
    public void It_says_since_when_it_is_in_force()
    {
        using var folder = Open();

        Assert.Equal((Start, 0), (_state.LoadedAt, _state.Errors.Count));
    }

    [Fact]
    public void A_bad_catalogue_at_start_is_refused_with_a_line_for_each_mistake()
    {
        Write("all.yaml", Good.Replace("mean", "average").Replace("id: air, name: Air", "id: air, name: Air, colour: red"));

        var lines = Assert.Throws<CatalogueException>(Open).Message.Split(Environment.NewLine);

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("all.yaml:3: there is no key 'colour' here: write one of: id, name, device-limit, ranges", lines[0]);
        Assert.StartsWith("all.yaml:4: there is no aggregate 'average': write one of: ", lines[1]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_in_one_line_that_says_what_to_do()
    {
        Directory.Delete(_folder, recursive: true);

        var message = Assert.Throws<CatalogueException>(Open).Message;

        Directory.CreateDirectory(_folder);
        Assert.StartsWith($"The catalogue folder {_folder} cannot be read (", message);
        Assert.EndsWith("): check --Catalogue:Path.", message);
    }

    [Fact]
    public void Too_many_files_are_refused_and_none_is_left_out()
    {
        foreach (var i in Enumerable.Range(0, 1_000))
        {
            Write($"f{i}.yaml", "feeds: []");
        }

        Assert.Equal(
            $"The catalogue folder {_folder} cannot be read (it has more than 1000 YAML files): check --Catalogue:Path.",
            Assert.Throws<CatalogueException>(Open).Message);
    }

    [Fact]
    public void A_change_counts_once_two_looks_found_it_the_same()
    {
        using var folder = Open();
        var changes = 0;
        folder.Changed += (_, _) => changes++;
        Write("more.yaml", "feeds: [ { id: water, name: Water } ]");
        _time.Advance(TimeSpan.FromMinutes(1));

        folder.LookAgain();
        Assert.Equal((0, 1), (changes, folder.Current.Feeds.Count));

        folder.LookAgain();
        Assert.Equal((1, 2), (changes, folder.Current.Feeds.Count));
        Assert.Equal(Start.AddMinutes(1), _state.LoadedAt);

        folder.LookAgain();
        Assert.Equal(1, changes);
    }

    [Fact]
    public void A_file_that_is_being_written_is_waited_for()
    {
        using var folder = Open();
        Write("more.yaml", "feeds:\n- { id: water, name: Water }\n");
        folder.LookAgain();
        Write("more.yaml", "feeds:\n- { id: water, name: Water }\n- { id: rain, name: Rain }\n");
        folder.LookAgain();
        Assert.Single(folder.Current.Feeds);

        folder.LookAgain();
        Assert.Equal(["air", "water", "rain"], folder.Current.Feeds.Select(f => f.Id));
    }

    [Fact]
    public void A_bad_change_leaves_the_catalogue_in_force_and_says_why()
    {
        using var folder = Open();
        var (before, changes) = (folder.Current, 0);
        folder.Changed += (_, _) => changes++;
        Write("all.yaml", Good.Replace("10m", "ten"));
        _time.Advance(TimeSpan.FromMinutes(1));
        LookTwice(folder);

        Assert.Same(before, folder.Current);
        Assert.Equal((0, Start), (changes, _state.LoadedAt));
        Assert.Equal(
            ["all.yaml:4: window 'ten' is no duration: write a number with s, m, h or d, like 90s, 5m, 1h."],
            _state.Errors.Select(e => e.ToString()));
    }

    [Fact]
    public void A_bad_change_that_is_taken_back_is_forgotten()
    {
        using var folder = Open();
        Write("all.yaml", "areas: [");
        LookTwice(folder);
        Assert.NotEmpty(_state.Errors);

        Write("all.yaml", Good);
        LookTwice(folder);

        Assert.Empty(_state.Errors);
    }

    [Fact]
    public void A_folder_that_goes_away_leaves_the_catalogue_in_force()
    {
        using var folder = Open();
        var before = folder.Current;
        Directory.Delete(_folder, recursive: true);
        LookTwice(folder);
        Assert.Same(before, folder.Current);

        Directory.CreateDirectory(_folder);
        Write("all.yaml", Good.Replace("Dust", "Smoke"));
        LookTwice(folder);
        Assert.Equal("Smoke", folder.Current.Find("dust")!.Name.Vi);
    }

    [Fact]
    public async Task The_server_looks_every_second()
    {
        using var folder = Open();
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        folder.Changed += (_, _) => changed.TrySetResult();
        Write("all.yaml", Good.Replace("Dust", "Smoke"));
        await folder.StartAsync(CancellationToken.None);

        // A tick that comes while a look is under way is not missed by the timer, but two may become one.
        while (!changed.Task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("Smoke", folder.Current.Find("dust")!.Name.Vi);
        await folder.StopAsync(CancellationToken.None);
    }

    private CatalogueFolder Open() => new(_folder, _state, _time, NullLogger<CatalogueFolder>.Instance);

    private static void LookTwice(CatalogueFolder folder)
    {
        folder.LookAgain();
        folder.LookAgain();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);
}
