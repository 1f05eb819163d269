using DxIoc.Contracts.Feeds;
using DxIoc.Server.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.State;

/// <summary>Definitions that come from the page, in a data folder of their own beside an operator's folder.</summary>
public sealed class FeedAcceptanceTests : IDisposable
{
    private const string Good = "feeds: [ { id: air, topic: \"box/{device}\", area: di-an, measures: { pm25: p } } ]";

    private readonly string _root = Directory.CreateTempSubdirectory("accept").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly CatalogueFolder _catalogue;
    private readonly AcceptedFolder _accepted;
    private readonly FeedFolder _feeds;
    private readonly FeedAcceptance _acceptance;

    public FeedAcceptanceTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "own"));
        File.WriteAllText(Path.Combine(_root, "own", "own.yaml"), "feeds: [ { use: frigate, area: di-an } ]");
        _catalogue = new CatalogueFolder(null, new CatalogueState(), _time, NullLogger<CatalogueFolder>.Instance);
        _accepted = new AcceptedFolder(Path.Combine(_root, "data"));
        _feeds = Open();
        _acceptance = new FeedAcceptance(_accepted, _feeds, new AreaFiles(".", null), _catalogue, NullLogger<FeedAcceptance>.Instance);
    }

    private string Folder => Path.Combine(_root, "data", "feeds");

    public void Dispose()
    {
        _feeds.Dispose();
        _catalogue.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void An_accepted_definition_is_in_force_after_two_looks_beside_the_operators_own_and_after_a_restart()
    {
        Assert.Null(Accept("box.yaml", Good));
        LookTwice();

        Assert.Contains("box/+", _feeds.Current.Filters);
        Assert.Contains("frigate/stats", _feeds.Current.Filters);
        using var again = Open();
        Assert.Contains("box/+", again.Current.Filters);
        Assert.Equal([new AcceptedFeed("box.yaml", Good + "\n")], _acceptance.List());
        Assert.Equal(["own.yaml"], Directory.EnumerateFiles(Path.Combine(_root, "own")).Select(Path.GetFileName));
        Assert.Equal(["box.yaml"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Two_of_the_same_topics_are_not_accepted_however_soon_they_follow()
    {
        Assert.Null(Accept("box.yaml", Good));

        Assert.Contains("matches the same topics", Assert.Single(Accept("other.yaml", Good)!["definition"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poll: { url: \"http://127.0.0.1/x\" }")]
    [InlineData("push: true")]
    [InlineData("files: { folder: /, name: \"{device}\", after: delete }")]
    public void What_would_have_the_servers_own_rights_is_not_accepted(string source) => Assert.StartsWith(
        "only definitions with a topic are accepted here",
        Assert.Single(Accept("box.yaml", $"feeds: [ {{ id: air, {source}, area: di-an, device: d, measures: {{ pm25: p }} }} ]")!["definition"]),
        StringComparison.Ordinal);

    [Fact]
    public void A_broker_is_not_accepted() => Assert.StartsWith(
        "only definitions with a topic are accepted here",
        Assert.Single(Accept("box.yaml", Good + "\nbrokers: [ { id: far, url: \"mqtt://far\" } ]")!["definition"]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("../own/own.yaml")]
    [InlineData("/etc/passwd.yaml")]
    [InlineData("a/b.yaml")]
    [InlineData("a\\b.yaml")]
    [InlineData("..yaml")]
    [InlineData("a..yaml")]
    [InlineData("a.yml")]
    [InlineData("A.yaml")]
    [InlineData("-a.yaml")]
    [InlineData(".yaml")]
    [InlineData("a b.yaml")]
    [InlineData("a\0.yaml")]
    [InlineData("đo.yaml")]
    [InlineData("")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.yaml")]
    public void A_name_that_could_lead_elsewhere_is_refused_and_nothing_is_written(string file)
    {
        Assert.Equal("file", Assert.Single(Accept(file, Good)!).Key);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_with_the_lines_that_were_given()
    {
        var wrong = Accept("box.yaml", "feeds:\n  - id: airr\n    topic: box/{device}\n    area: di-na\n    measures: { pm25: p }")!;

        Assert.Equal(
            [
                "box.yaml:2: the catalogue has no feed 'airr': write one of: ",
                "box.yaml:4: there is no area 'di-na': name areas of the catalogue (did you mean di-an?).",
            ],
            wrong["definition"].Select(p => p.StartsWith("box.yaml:2", StringComparison.Ordinal) ? p[..(p.IndexOf("one of: ", StringComparison.Ordinal) + 8)] : p));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void One_that_matches_the_topics_of_another_is_refused_with_the_others_place()
    {
        var wrong = Accept("box.yaml", Good.Replace("topic: \"box/{device}\"", "topic: frigate/stats, device: d"))!;

        Assert.Contains("own.yaml:1 (frigate, frigate.yaml:", Assert.Single(wrong["definition"]));
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_where_that_is_asked_and_where_it_was_made_here()
    {
        Assert.Null(Accept("box.yaml", Good));
        LookTwice();
        Assert.Contains("box.yaml is there already: choose another name", Accept("box.yaml", Good)!["file"]);
        Assert.Null(Accept("box.yaml", Good.Replace("box", "bin"), replace: true));
        LookTwice();
        Assert.Contains("bin/+", _feeds.Current.Filters);
        Assert.DoesNotContain("box/+", _feeds.Current.Filters);

        File.WriteAllText(Path.Combine(Folder, "theirs.yaml"), "feeds: []");
        Assert.Contains("theirs.yaml is there already and was not made on this page: choose another name", Accept("theirs.yaml", Good, replace: true)!["file"]);
        Assert.Equal("feeds: []", File.ReadAllText(Path.Combine(Folder, "theirs.yaml")));
        Assert.Single(_acceptance.List());
    }

    [Fact]
    public void Too_many_and_too_large_ones_are_refused()
    {
        Directory.CreateDirectory(Folder);
        foreach (var i in Enumerable.Range(0, FeedAcceptance.FileLimit))
        {
            File.WriteAllText(Path.Combine(Folder, FormattableString.Invariant($"f{i}.yaml")), "feeds: []");
        }

        Assert.StartsWith("there are 200 accepted files already", Accept("box.yaml", Good)!["file"][0]);
        Assert.Equal("definition", Assert.Single(Accept("box.yaml", Good + new string(' ', FeedAcceptance.TextLimit))!).Key);
        Assert.Equal("definition", Assert.Single(Accept("box.yaml", "")!).Key);
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_a_refusal_and_no_failure()
    {
        // In the place of the folder: also root, under which tests may run, cannot make one there.
        Directory.CreateDirectory(Path.Combine(_root, "data"));
        File.WriteAllText(Folder, "");

        Assert.Equal("the server cannot write into its data folder; its log says why", Assert.Single(Accept("box.yaml", Good)!["file"]));
    }

    private FeedFolder Open() => new(Path.Combine(_root, "own"), new AreaFiles(".", null), _catalogue, _time, NullLogger<FeedFolder>.Instance, _accepted);

    private IReadOnlyDictionary<string, string[]>? Accept(string file, string text, bool replace = false) =>
        _acceptance.Accept(new AcceptedFeed(file, text, replace), "a test");

    private void LookTwice()
    {
        _feeds.LookAgain();
        _feeds.LookAgain();
    }
}
