using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Designer.Drafts;

namespace DxIoc.Wall.Tests.Designer;

/// <summary>The steps of a person's edits.</summary>
public sealed class DraftStepsTests
{
    private readonly DraftSteps _steps = new(Step("0", column: 1));

    [Fact]
    public void Undo_and_redo_go_back_and_forth_and_an_edit_ends_what_was_undone()
    {
        _steps.Take(Step("1", 2));
        _steps.Take(Step("2", 3));
        _steps.Undo();
        _steps.Undo();
        _steps.Undo();
        Assert.Equal(("0", false, true), (_steps.Current.Text, _steps.CanUndo, _steps.CanRedo));
        _steps.Redo();
        Assert.Equal("1", _steps.Current.Text);
        _steps.Take(Step("3", 4));
        Assert.Equal(("3", true, false), (_steps.Current.Text, _steps.CanUndo, _steps.CanRedo));
        _steps.Take(Step("3", 4));
        _steps.Undo();
        Assert.Equal("1", _steps.Current.Text);
    }

    [Fact]
    public void What_is_drawn_is_the_last_that_could_be_read()
    {
        _steps.Take(new DraftStep("bad", null, ["it is bad"], []));

        Assert.Equal(("bad", 1), (_steps.Current.Text, _steps.Drawn!.Layouts.Wide.Places["a"].Column));
    }

    [Fact]
    public void A_tile_that_only_moved_keeps_what_is_loaded_and_one_that_shows_something_else_does_not()
    {
        var before = _steps.Drawn!.Version;
        _steps.Take(Step("1", 2));
        Assert.Equal((before, 2), (_steps.Drawn!.Version, _steps.Drawn.Layouts.Wide.Places["a"].Column));
        _steps.Take(Step("2", 2, indicator: "pm10"));
        Assert.NotEqual(before, _steps.Drawn!.Version);
    }

    [Fact]
    public void Two_hundred_steps_are_kept()
    {
        for (var i = 1; i <= 300; i++)
        {
            _steps.Take(Step($"{i}", 1));
        }

        for (var i = 0; i < 300; i++)
        {
            _steps.Undo();
        }

        Assert.Equal("101", _steps.Current.Text);
    }

    private static DraftStep Step(string text, int column, string indicator = "pm25")
    {
        var layout = new SceneLayout(6, 1, new Dictionary<string, TilePlace> { ["a"] = new(column, 1, 1, 1) });
        return new DraftStep(text, new SceneInfo
        {
            Id = "one",
            Title = new LocalText("Một", "One"),
            Area = "binh-duong",
            Layouts = new SceneLayouts(layout, layout, layout),
            Tiles = [new TileInfo { Id = "a", Kind = TileKinds.Trend, Indicators = [indicator] }],
            File = "one.yaml",
            Version = text,
        }, [], ["wide"]);
    }
}
