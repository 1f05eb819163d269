using Bunit;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Feeds;
using DxIoc.Wall.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Wall.Tests.Feeds;

/// <summary>The panel in which a message is tried and a definition accepted.</summary>
public sealed class TrialPanelTests : BunitContext
{
    private const string Text = "feeds:\n  - id: air\n    topic: a/{device}\n    area: north\n";

    private readonly FeedDesk _desk = new();

    public TrialPanelTests() => Services.AddSingleton<IFeedData>(_desk).AddSingleton(new Language());

    [Fact]
    public void It_tries_the_proposal_when_it_opens()
    {
        var panel = Open(Subject(Proposal()));

        Assert.Equal(new FeedTrialRequest("a/x1", "5", Definition: Text), Assert.Single(_desk.Tried));
        Assert.Contains("1 quan trắc sẽ được nhận", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_that_nothing_says_has_to_be_chosen_before_it_is_accepted()
    {
        var panel = Open(Subject(Proposal("area")));
        Assert.True(panel.Find("[data-testid=trial-accept]").HasAttribute("disabled"));

        panel.Find("[data-testid=trial-area]").Change("south");
        panel.Find("[data-testid=trial-accept]").Click();

        Assert.Equal(new AcceptedFeed("a.yaml", Text.Replace("north", "south", StringComparison.Ordinal)), Assert.Single(_desk.Accepted));
        Assert.Contains("Đã lưu a.yaml", panel.Find("[data-testid=trial-accepted]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_a_definition_is_listed_and_nothing_is_said_to_be_saved()
    {
        _desk.Problems = ["a.yaml:1: one", "a.yaml:2: two"];
        var panel = Open(Subject(Proposal()));
        panel.Find("[data-testid=trial-accept]").Click();

        Assert.Equal(["▲ a.yaml:1: one", "▲ a.yaml:2: two"], panel.FindAll("[data-testid=trial-problems] li").Select(l => l.TextContent));
        Assert.Empty(panel.FindAll("[data-testid=trial-accepted]"));
    }

    [Fact]
    public void A_refused_message_is_tried_with_what_is_in_force_until_a_definition_is_written()
    {
        var panel = Open(new TrialSubject("a/x1", "5", true, "number", "it is a text", null));
        Assert.Null(Assert.Single(_desk.Tried).Definition);
        Assert.Contains("Giá trị không phải là số", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("it is a text", panel.Markup, StringComparison.Ordinal);

        panel.Find("#trial-payload").Input("6");
        panel.Find("[data-testid=trial-definition]").Input(Text);
        panel.Find("[data-testid=trial-try]").Click();

        Assert.Equal(new FeedTrialRequest("a/x1", "6", Definition: Text), _desk.Tried[^1]);
    }

    [Fact]
    public void An_accepted_file_that_is_opened_again_is_replaced_and_no_other_one()
    {
        var panel = Open(new TrialSubject("a/x1", "5", true, null, null, null, Text, "a.yaml"));
        panel.Find("[data-testid=trial-accept]").Click();
        panel.Find("[data-testid=trial-file]").Input("b.yaml");
        panel.Find("[data-testid=trial-accept]").Click();

        Assert.Equal([("a.yaml", true), ("b.yaml", false)], _desk.Accepted.Select(a => (a.File!, a.Replace)));
    }

    [Fact]
    public void Where_the_server_takes_none_there_is_no_button_but_a_word_on_what_to_do()
    {
        var panel = Open(Subject(Proposal()), canAccept: false);

        Assert.Empty(panel.FindAll("[data-testid=trial-accept]"));
        Assert.Contains("Feeds:Path", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canonical_topic_asks_for_no_definition()
    {
        var panel = Open(new TrialSubject("ioc/north/air/d", "{}", true, "payload", "r", null));

        Assert.Empty(panel.FindAll("[data-testid=trial-definition]"));
        Assert.Empty(panel.FindAll("[data-testid=trial-accept]"));
        Assert.Single(panel.FindAll("[data-testid=trial-try]"));
    }

    private static FeedProposal Proposal(params string[] guesses) => new("a.yaml", "a/{device}", Text, guesses, [], []);

    private static TrialSubject Subject(FeedProposal proposal) => new("a/x1", "5", true, null, null, proposal);

    private IRenderedComponent<TrialPanel> Open(TrialSubject subject, bool canAccept = true) => Render<TrialPanel>(p => p
        .Add(t => t.Subject, subject).Add(t => t.Seed, Some.Seed([Some.Indicator()], [])).Add(t => t.CanAccept, canAccept)
        .Add(t => t.Feeds, [new FeedInfo { Id = "air", Name = new LocalText("Không khí", "Air") }]));

    /// <summary>Takes what is asked, and answers each trial with one observation.</summary>
    private sealed class FeedDesk : IFeedData
    {
        public List<FeedTrialRequest> Tried { get; } = [];

        public List<AcceptedFeed> Accepted { get; } = [];

        public IReadOnlyList<string> Problems { get; set; } = [];

        public Task<TrialAnswer> TryAsync(FeedTrialRequest request, CancellationToken cancellation)
        {
            Tried.Add(request);
            return Task.FromResult(new TrialAnswer(new FeedTrial(request.Topic!, null, [], [new TrialObservation("north", "air", "x1", "pm25", null, 5)], []), []));
        }

        public Task<IReadOnlyList<string>> AcceptAsync(AcceptedFeed feed, CancellationToken cancellation)
        {
            Accepted.Add(feed);
            return Task.FromResult(Problems);
        }

        public Task<FeedDevices> DevicesAsync(string feed, int skip, CancellationToken cancellation) => Task.FromResult(new FeedDevices(feed, 0, 0, []));

        public Task<IReadOnlyList<RefusedGroup>> RefusedGroupsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<RefusedGroup>>([]);

        public Task<UnmappedList> UnmappedAsync(CancellationToken cancellation) => Task.FromResult(new UnmappedList([], 0, true, true));

        public Task<IReadOnlyList<AcceptedFeed>> AcceptedAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AcceptedFeed>>([]);
    }
}
