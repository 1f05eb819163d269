using System.Text.RegularExpressions;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Designer.Drafts;
using DxIoc.Designer.Texts;

namespace DxIoc.Wall.Tests.Designer;

/// <summary>The plain objects of the designer's desk: texts, what compares, what a new tile shows, how large a stage is.</summary>
public sealed partial class DeskTests
{
    [Fact]
    public void Two_texts_differ_by_the_lines_that_went_and_came()
    {
        const string before = "a\nb\nc\nd\ne\nf\ng\nh";

        Assert.Equal("…, c, d,-e,+E,+x, f, g,…", string.Join(',', LineDiff.Of(before, before.Replace("e", "E\nx")).Select(l => $"{l.Sign}{l.Line}".Replace("… ", "…"))).Replace(", ,", ","));
        Assert.Empty(LineDiff.Of(before, before));
        Assert.Equal(["-a", "+b"], LineDiff.Of("a", "b").Select(l => $"{l.Sign}{l.Line}"));
    }

    [Fact]
    public void Every_kind_and_every_key_has_its_words_in_both_languages()
    {
        Assert.All(TileKinds.All, kind => Assert.Contains($"kind.{kind}", DeskTexts.All.Keys));
        Assert.All(DeskTexts.All, text => Assert.True(text.Value.Vi.Length > 0 && text.Value.En.Length > 0, text.Key));
        Assert.All(DeskTexts.All, text => Assert.Equal(Marks().Count(text.Value.Vi), Marks().Count(text.Value.En)));
        Assert.Equal("cột 1, hàng 2, rộng 3, cao 4", DeskTexts.Of("at", "vi", 1, 2, 3, 4));
    }

    [Fact]
    public void An_added_tile_has_what_its_kind_needs()
    {
        var board = new[] { Indicator("pm25", null), Indicator("digital", new TargetInfo(">=", 20, "§ I.1")) };
        var sectors = new[] { new SectorInfo("traffic", new LocalText("Giao thông", "Traffic")) };

        Assert.Equal("pm25", Start(TileKinds.Value, "indicator")["indicator"].Word);
        Assert.Equal("digital", Start(TileKinds.Target, "indicator")["indicator"].Word);
        Assert.Equal(["pm25"], Start(TileKinds.Table, "indicators")["indicators"].List!);
        Assert.Equal("traffic", Start(TileKinds.Group)["sector"].Word);
        Assert.Equal("https://maps.example.vn/", Start(TileKinds.Embed, "url")["url"].Word);
        Assert.Equal("Words", Start(TileKinds.Text, "text")["text"].Name!.En);
        Assert.Empty(Start(TileKinds.Clock));

        IReadOnlyDictionary<string, SettingValue> Start(string kind, params string[] needed) =>
            TileStart.Of(new TileKindInfo(kind, needed, needed), board, sectors, ["maps.example.vn"], new LocalText("Chữ", "Words"));
    }

    [Theory]
    [InlineData(1920, "width:118.5rem;height:62.75rem")]
    [InlineData(3840, "width:118.5rem;height:62.75rem")]
    [InlineData(5120, "width:238.5rem;height:62.75rem")]
    [InlineData(1180, "width:82.79rem;")]
    public void A_stage_has_as_many_rem_as_the_screen_that_it_stands_for(int width, string style) =>
        Assert.Equal(style, WallSize.All.Single(s => s.Width == width).Style);

    private static IndicatorInfo Indicator(string id, TargetInfo? target) =>
        new() { Id = id, Name = new LocalText(id, id), Sector = "traffic", Unit = "%", Computation = "", Explanation = new LocalText("", ""), Target = target };

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Marks();
}
