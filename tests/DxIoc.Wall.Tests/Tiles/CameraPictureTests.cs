using DxIoc.Contracts.Devices;
using DxIoc.Wall.Tiles.Cameras;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>When a camera's picture is shown, with what age, and when it is not.</summary>
public sealed class CameraPictureTests
{
    private readonly Contracts.Dashboards.TileInfo _tile = new() { Id = "a", Kind = "cameras" };
    private readonly SomeScene _scene = new SomeScene().With(Some.Indicator("cameras-online", feed: "cameras", staleAfter: 120) with { Measures = ["online"] });

    [Fact]
    public async Task A_living_cameras_picture_is_shown_with_its_own_age_and_what_is_on_it()
    {
        Say("gate", 1, 5);
        Picture("gate", 42, "person");

        var card = Assert.Single((await ModelAsync()).Cards);

        Assert.Equal(("st-normal has-picture", "5 s", "Người · 42 s", "Ảnh gate: Người, 42 giây trước"), (card.Classes, card.Age, card.Picture!.Caption, card.Picture.Alternative));
        Assert.StartsWith("api/v1/devices/north/gate/picture?at=", card.Picture.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5, "dead")]
    [InlineData(1, 121, "dead fr-stale")]
    public async Task A_dead_or_silent_cameras_last_frame_is_not_shown(double online, int secondsAgo, string classes)
    {
        Say("gate", online, secondsAgo);
        Picture("gate", 1, "person");

        var card = Assert.Single((await ModelAsync()).Cards);

        Assert.Equal((classes, null), (card.Classes, card.Picture));
    }

    [Fact]
    public async Task A_picture_that_is_past_its_limit_is_not_shown_and_says_so()
    {
        Say("gate", 1, 5);
        Picture("gate", 901, "person");

        var card = Assert.Single((await ModelAsync()).Cards);

        Assert.Equal(("st-normal", null, "Ảnh quá cũ · 15 ph"), (card.Classes, card.Picture!.Address, card.Picture.Caption));
    }

    [Fact]
    public async Task Another_picture_has_another_address_and_a_label_that_nobody_knows_is_told_as_it_came()
    {
        Say("gate", 1, 5);
        Picture("gate", 42, "waste_bin");
        var before = Assert.Single((await ModelAsync()).Cards).Picture!;
        _scene.Pictures.Clear();
        Picture("gate", 12, "waste_bin");
        _scene.Language.Choose("en");
        var after = Assert.Single((await ModelAsync()).Cards).Picture!;

        Assert.NotEqual(before.Address, after.Address);
        Assert.Equal(("Waste bin · 42 s", "Waste bin · 12 s"), (before.Caption, after.Caption));
    }

    [Fact]
    public async Task Trouble_comes_first_then_what_is_to_be_seen()
    {
        Say("a-plain", 1, 5);
        Say("b-seen", 1, 5);
        Say("c-off", 0, 5);
        Picture("b-seen", 10, null);

        var model = await ModelAsync();

        Assert.Equal(["c-off", "b-seen", "a-plain"], model.Cards.Select(c => c.Name));
        Assert.True(model.HasPictures);
    }

    [Fact]
    public async Task A_live_camera_has_its_own_stream_and_a_dead_one_none()
    {
        Say("gate 1", 1, 5);
        Say("off", 0, 5);
        var tile = _tile with { Url = "https://nvr.example.vn/{area}/live?src={device}" };

        var cards = CamerasModel.Of(await _scene.ViewAsync("province", tile), tile).Cards;

        Assert.Equal([("off", null), ("gate 1", "https://nvr.example.vn/north/live?src=gate%201")], cards.Select(c => (c.Name, c.Stream)));
    }

    private void Say(string device, double online, int secondsAgo) =>
        _scene.Cameras.Add(new DeviceLatest("north", device, "online", online, Some.Moment.AddSeconds(-secondsAgo)));

    private void Picture(string device, int secondsAgo, string? label) =>
        _scene.Pictures.Add(new PictureInfo("cameras", "north", device, Some.Moment.AddSeconds(-secondsAgo), "image/png", 3_000, label, 900));

    private async Task<CamerasModel> ModelAsync() => CamerasModel.Of(await _scene.ViewAsync("province", _tile), _tile);
}
