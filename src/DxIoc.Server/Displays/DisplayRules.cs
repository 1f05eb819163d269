using DxIoc.Contracts.Displays;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Indicators.Displays;
using DxIoc.Server.Api;

namespace DxIoc.Server.Displays;

/// <summary>Holds what people ask of displays against what there is. Null where it can be done; otherwise the refusal with its field.</summary>
internal sealed class DisplayRules(IDashboardSource dashboards, ICatalogueSource catalogue)
{
    private const int MinutesLimit = 7 * 24 * 60;
    private const int TileLimit = 64;

    public IResult? Refuse(DisplayApproval approval) =>
        approval.Code is not { Length: EnrolmentBook.CodeLength } ? Problems.Field("code", $"write the {EnrolmentBook.CodeLength} letters and digits that the screen shows")
        : Name(approval.Name) ?? Shows("own", approval.Own);

    public IResult? Refuse(DisplayChange change) =>
        change is { Name: null, Own: null } ? Problems.Field("name", "name what is to change: name, own, or both")
        : (change.Name is null ? null : Name(change.Name)) ?? (change.Own is null ? null : Shows("own", change.Own));

    public IResult? Refuse(DisplayCommand command) =>
        command.Displays is not { Count: > 0 and <= Display.Limit } || command.Displays.Contains(null!) ? Problems.Field("displays", "name the ids of displays; they are listed at /api/v1/displays")
        : !DisplayCommand.Actions.Contains(command.Do) ? Problems.Field("do", $"write one of: {string.Join(", ", DisplayCommand.Actions)}")
        : command.Minutes is < 1 or > MinutesLimit ? Problems.Field("minutes", $"write from 1 to {MinutesLimit}, or leave it out: until they are released")
        : command.Do == DisplayCommand.Highlight && command.Tile is null ? Problems.Field("tile", "name a tile of the scene that stands; empty points out none")
        : command.Tile is { } tile && !IsTile(tile) ? Problems.Field("tile", "a tile's id has letters a-z, digits and '-'")
        : command.Do == DisplayCommand.Show ? Shows("shows", command.Shows)
        : null;

    private static IResult? Name(string? name) => name is { Length: > 0 and <= Display.NameLimit } && name == name.Trim() && !name.Any(char.IsControl)
        ? null
        : Problems.Field("name", $"give the display a name of at most {Display.NameLimit} characters, without blanks around it");

    private IResult? Shows(string field, DisplayShows? shows) => shows?.Kind switch
    {
        DisplayShows.Scene => dashboards.Current.FindScene(shows.Id ?? "") is not null ? null : Problems.Field(field, "there is no such scene; the scenes are listed at /api/v1/scenes"),
        DisplayShows.Playlist => dashboards.Current.FindPlaylist(shows.Id ?? "") is not null ? null : Problems.Field(field, "there is no such playlist; the playlists are listed at /api/v1/playlists"),
        DisplayShows.Area => catalogue.Current.Areas.Contains(shows.Id ?? "") ? null : Problems.Field(field, "there is no such area; the areas are listed at /api/v1/areas"),
        _ => Problems.Field(field, $"write {{\"kind\": …, \"id\": …}} with one of: {string.Join(", ", DisplayShows.Kinds)}"),
    };

    /// <summary>It becomes part of a style sheet on the screen.</summary>
    private static bool IsTile(string tile) => tile.Length <= TileLimit && tile.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
