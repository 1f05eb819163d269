using DxIoc.Server.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.State;

/// <summary>A real folder of feed definitions that change under a server that runs.</summary>
public sealed class FeedFolderTests : IDisposable
{
    private const string Good = "feeds: [ { id: air, topic: \"box/{device}\", area: di-an, measures: { pm25: p } } ]";

    private readonly string _folder = Directory.CreateTempSubdirectory("feeds").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly CatalogueFolder _catalogue;

    public FeedFolderTests()
    {
        _catalogue = new CatalogueFolder(null, new CatalogueState(), _time, NullLogger<CatalogueFolder>.Instance);
        Write(Good);
    }

    public void Dispose()
    {
        _catalogue.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_shipped_folder_is_beside_the_program_and_matches_nothing_by_itself()
    {
        using var folder = new FeedFolder(null, new AreaFiles(".", null), _catalogue, _time, NullLogger<FeedFolder>.Instance);

        Assert.Equal(0, folder.Current.Count);
    }

    [Fact]
    public void The_shipped_templates_can_be_used_from_a_folder_of_ones_own()
    {
        Write("feeds: [ { use: frigate, area: di-an } ]");
        using var folder = Open();

        Assert.Contains("frigate/stats", folder.Current.Filters);
    }

    [Fact]
    public void A_change_counts_without_a_restart_and_a_bad_one_leaves_what_runs()
    {
        using var folder = Open();
        var changes = 0;
        folder.Changed += (_, _) => changes++;

        Write(Good.Replace("box", "case"));
        LookTwice(folder);
        Assert.Equal(("case/+", 1), (Assert.Single(folder.Current.Filters), changes));

        Write(Good.Replace("di-an", "di-na"));
        LookTwice(folder);
        Assert.Equal(("case/+", 1), (Assert.Single(folder.Current.Filters), changes));
    }

    [Fact]
    public void A_bad_definition_at_start_is_refused_with_its_line()
    {
        Write(Good.Replace("di-an", "di-na"));

        Assert.Equal(
            "own.yaml:1: there is no area 'di-na': name areas of the catalogue (did you mean di-an?).",
            Assert.Throws<CatalogueException>(Open).Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_in_one_line_that_says_what_to_do()
    {
        var nowhere = Path.Combine(_folder, "nowhere");

        var message = Assert.Throws<CatalogueException>(() => new FeedFolder(nowhere, new AreaFiles(".", null), _catalogue, _time, NullLogger<FeedFolder>.Instance)).Message;

        Assert.StartsWith($"The feed definitions' folder {nowhere} cannot be read (", message);
        Assert.EndsWith("): check --Feeds:Path.", message);
    }

    private FeedFolder Open() => new(_folder, new AreaFiles(_folder, null), _catalogue, _time, NullLogger<FeedFolder>.Instance);

    private static void LookTwice(FeedFolder folder)
    {
        folder.LookAgain();
        folder.LookAgain();
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder, "own.yaml"), text);
}
