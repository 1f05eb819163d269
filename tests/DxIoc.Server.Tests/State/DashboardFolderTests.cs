using DxIoc.Server.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.State;

/// <summary>A real folder of scenes that change under a server that runs.</summary>
public sealed class DashboardFolderTests : IDisposable
{
    private const string Good = "scenes: [ { id: one, title: One, layouts: { wide: [ a ] }, tiles: [ { id: a, kind: value, indicator: pm25 } ] } ]";

    private readonly string _folder = Directory.CreateTempSubdirectory("dashboards").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly CatalogueFolder _catalogue;

    public DashboardFolderTests()
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
    public void The_shipped_folder_is_beside_the_program()
    {
        using var folder = new DashboardFolder(null, [], _catalogue, _time, NullLogger<DashboardFolder>.Instance);

        Assert.NotNull(folder.Current.FindScene("overview"));
        Assert.NotNull(folder.Current.FindPlaylist("province"));
    }

    [Fact]
    public void A_change_counts_without_a_restart_and_a_bad_one_leaves_what_runs_and_says_so()
    {
        using var folder = Open();
        var changes = 0;
        folder.Changed += (_, _) => changes++;

        Write(Good.Replace("title: One", "title: Two"));
        LookTwice(folder);
        Assert.Equal(("Two", 1, 0), (folder.Current.FindScene("one")!.Title.Vi, changes, folder.Errors.Count));

        Write(Good.Replace("pm25", "pm26"));
        LookTwice(folder);
        Assert.Equal(("Two", 1), (folder.Current.FindScene("one")!.Title.Vi, changes));
        Assert.Equal("own.yaml:1: there is no indicator 'pm26': name an indicator of the catalogue (did you mean pm25?).", Assert.Single(folder.Errors).ToString());

        Write(Good);
        LookTwice(folder);
        Assert.Equal(("One", 2, 0), (folder.Current.FindScene("one")!.Title.Vi, changes, folder.Errors.Count));
    }

    [Fact]
    public void A_bad_scene_at_start_is_refused_with_its_line()
    {
        Write(Good.Replace("pm25", "pm26"));

        Assert.Equal(
            "own.yaml:1: there is no indicator 'pm26': name an indicator of the catalogue (did you mean pm25?).",
            Assert.Throws<CatalogueException>(Open).Message);
    }

    [Fact]
    public void What_was_saved_and_no_longer_fits_leaves_the_shipped_scenes_in_force_and_counts_once_it_is_right()
    {
        // As after an upgrade: its playlists name a scene that the saved copy of its file has not.
        var own = new OwnDashboards(null, _folder);
        Directory.CreateDirectory(own.Folder);
        var saved = Path.Combine(own.Folder, "overview.yaml");
        File.WriteAllText(saved, Good);

        using var folder = new DashboardFolder(null, [], _catalogue, _time, NullLogger<DashboardFolder>.Instance, own);

        Assert.NotNull(folder.Current.FindScene("overview"));
        Assert.Contains(folder.Errors, e => e.ToString().Contains("there is no scene", StringComparison.Ordinal));

        File.Delete(saved);
        File.WriteAllText(Path.Combine(own.Folder, "more.yaml"), Good);
        LookTwice(folder);
        Assert.NotNull(folder.Current.FindScene("one"));
        Assert.Empty(folder.Errors);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_in_one_line_that_says_what_to_do()
    {
        var nowhere = Path.Combine(_folder, "nowhere");

        var message = Assert.Throws<CatalogueException>(() => new DashboardFolder(nowhere, [], _catalogue, _time, NullLogger<DashboardFolder>.Instance)).Message;

        Assert.StartsWith($"The dashboards' folder {nowhere} cannot be read (", message);
        Assert.EndsWith("): check --Dashboards:Path.", message);
    }

    private DashboardFolder Open() => new(_folder, [], _catalogue, _time, NullLogger<DashboardFolder>.Instance);

    private static void LookTwice(DashboardFolder folder)
    {
        folder.LookAgain();
        folder.LookAgain();
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder, "own.yaml"), text);
}
