using System.Text.Json;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Designer.Drafts;
using DxIoc.Designer.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace DxIoc.Designer.Desk;

/// <summary>
/// The designer's desk, in the browser alone: one scene's file, the steps that its edits led through, and what is chosen. Each edit is
/// made by the server in the file's own text, one after another; nothing is in force until it is saved.
/// </summary>
public sealed partial class DesignerDesk
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private DeskData _data = null!;
    private DraftSteps? _steps;
    private SceneFile? _file;
    private WallSize _size = WallSize.All[0];
    private string _id = "";
    private string _saved = "";
    private string _tab = "tile";
    private string? _selected;
    private string? _problem;
    private string? _told;
    private bool _changed;
    private bool _preview;
    private int _asking;

    [Parameter, EditorRequired] public required DeskScope Scope { get; set; }

    /// <summary>The scene that is edited; null for one from nothing.</summary>
    [Parameter] public string? Id { get; set; }

    private bool Dirty => _steps is not null && _steps.Current.Text != _saved;

    public void Dispose() => _turn.Dispose();

    /// <summary>The page around repaints for its clock; the desk is drawn when something of its own differs. The scene on it has its own pace.</summary>
    public override Task SetParametersAsync(ParameterView parameters) =>
        _data is not null && ReferenceEquals(parameters.GetValueOrDefault<DeskScope>(nameof(Scope)), Scope) && parameters.GetValueOrDefault<string>(nameof(Id)) == Id
            ? Task.CompletedTask
            : base.SetParametersAsync(parameters);

    protected override async Task OnParametersSetAsync()
    {
        _data ??= new DeskData(Http);
        if (Id is { } id && id != _id)
        {
            await OpenAsync(id);
        }
    }

    private static SceneLayout Grid(SceneInfo scene, string layout) => layout switch
    {
        "ultrawide" => scene.Layouts.Ultrawide,
        "tablet" => scene.Layouts.Tablet,
        _ => scene.Layouts.Wide,
    };

    private SceneLayout Grid(SceneInfo scene) => Grid(scene, _size.Layout);

    private SceneEdit Place(string tile, TilePlace place) => new() { Kind = SceneEditKinds.Place, Layout = _size.Layout, Tile = tile, Place = place };

    private string State(SceneFile file) => _told ?? (Dirty ? $"● {Scope["unsaved"]}{(file.Shipped ? $" · {Scope["copy"]}" : "")}" : $"{Scope["same"]} · {file.File}");

    private void Choose(string? tile)
    {
        _selected = tile;
        _tab = "tile";
    }

    /// <summary>When it is its turn: an answer that is under way would take back what was undone.</summary>
    private Task StepAsync(int by) => AskAsync(() =>
    {
        (_problem, _told) = (null, null);
        if (by < 0)
        {
            _steps?.Undo();
        }
        else
        {
            _steps?.Redo();
        }

        return Task.CompletedTask;
    });

    private Task OpenAsync(string id) => AskAsync(async () =>
    {
        (_id, _steps, _selected, _problem, _told, _changed) = (id, null, null, null, null, false);
        _file = await _data.OpenAsync(id);
        _saved = _file.Draft.Text;
        _steps = new DraftSteps(StepOf(_file.Draft));
    });

    /// <summary>A scene from nothing: its file is written when it is saved first.</summary>
    private async Task MakeAsync((string Id, LocalText Title) scene)
    {
        await OpenAsync(scene.Id);
        if (_steps is null || _steps.Current.Text.Length > 0)
        {
            (_problem, _steps) = (_problem ?? Scope["new.taken"], null);
            return;
        }

        await EditAsync(new SceneEdit { Kind = SceneEditKinds.Start, Settings = new Dictionary<string, SettingValue> { ["title"] = new(Name: scene.Title) } });
        if (_steps.Drawn is not null)
        {
            Navigation.NavigateTo($"designer/{scene.Id}");
        }
    }

    private Task EditAsync(SceneEdit edit) => AskAsync(() => ApplyAsync(edit));

    /// <summary>By what the tile's place is when it is its turn: keys come faster than answers.</summary>
    private Task NudgeAsync(string tile, TilePlace by) => AskAsync(async () =>
    {
        if (_steps?.Drawn is { } scene && Grid(scene).Places.GetValueOrDefault(tile) is { } from)
        {
            var to = new TilePlace(Math.Max(1, from.Column + by.Column), Math.Max(1, from.Row + by.Row), Math.Max(1, from.Width + by.Width), Math.Max(1, from.Height + by.Height));
            var grid = Grid(scene);
            if (to != from && to.Column + to.Width - 1 <= grid.Columns && to.Row + to.Height - 1 <= grid.Rows)
            {
                await ApplyAsync(Place(tile, to));
            }
        }
    });

    private Task AddAsync(string kind, TilePlace? place) => AskAsync(async () =>
    {
        if (_steps?.Drawn is not { } scene || _file?.Kinds.FirstOrDefault(k => k.Kind == kind) is not { } info)
        {
            return;
        }

        var before = scene.Tiles.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var board = Scope.Indicators.Where(i => i.Areas.Contains(scene.Area)).ToList();
        await ApplyAsync(new SceneEdit
        {
            Kind = SceneEditKinds.Add,
            TileKind = kind,
            Layout = _size.Layout,
            Place = place,
            Settings = TileStart.Of(info, board, Scope.Sectors, _file.EmbedHosts, new LocalText(DeskTexts.Of("words", "vi"), DeskTexts.Of("words", "en"))),
        });
        if (_steps.Drawn?.Tiles.FirstOrDefault(t => !before.Contains(t.Id)) is { } added)
        {
            Choose(added.Id);
        }
    });

    private Task WriteAsync(ChangeEventArgs e) => AskAsync(async () =>
    {
        var text = (e.Value as string ?? "").ReplaceLineEndings(_steps!.Current.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        try
        {
            Take(await _data.DraftAsync(_id, text, []));
        }
        catch (Exception x) when (IsAway(x))
        {
            // What was typed is a step all the same: it is unsaved, can be undone, and is read with the next edit.
            Take(new SceneDraft(text, null, [Scope["away"]], _steps.Current.Drawn));
            throw;
        }
    });

    private async Task ApplyAsync(SceneEdit edit)
    {
        var answer = await _data.DraftAsync(_id, _steps!.Current.Text, [edit]);
        if (answer.Text == _steps.Current.Text && answer.Errors.Count > 0)
        {
            _problem = answer.Errors[0];
            return;
        }

        Take(answer);
        if (edit.Kind == SceneEditKinds.Remove && edit.Tile == _selected)
        {
            _selected = null;
        }
    }

    private void Take(SceneDraft draft)
    {
        (_problem, _told, _changed) = (null, null, false);
        _steps!.Take(StepOf(draft));
    }

    private Task SaveAsync() => AskAsync(async () =>
    {
        var text = _steps!.Current.Text;
        var (saved, errors, changed) = await _data.SaveAsync(_id, text, _file!.Version);
        (_changed, _problem) = (changed, saved is null ? string.Join(' ', errors) : null);
        if (saved is not null)
        {
            (_saved, _file) = (text, _file with { Version = saved.Version, File = saved.File, Shipped = false });
            _told = DeskTexts.Of("saved", Scope.Language, saved.File);
        }
    });

    private async Task<IReadOnlyList<SceneVersion>> ListAsync()
    {
        IReadOnlyList<SceneVersion> versions = [];
        await AskAsync(async () => versions = await _data.VersionsAsync(_id));
        return versions;
    }

    private async Task<SceneDraft?> FetchAsync(string version)
    {
        SceneDraft? draft = null;
        await AskAsync(async () => draft = await _data.VersionAsync(_id, version));
        return draft;
    }

    private async Task LeaveAsync(LocationChangingContext leaving)
    {
        var own = Navigation.ToAbsoluteUri($"designer/{_id}").AbsolutePath == new Uri(Navigation.ToAbsoluteUri(leaving.TargetLocation).AbsoluteUri).AbsolutePath;
        if (Dirty && !own && !await AskPersonAsync())
        {
            leaving.PreventNavigation();
        }
    }

    private async Task<bool> AskPersonAsync()
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./_content/DxIoc.Designer/designer.js");
        return await module.InvokeAsync<bool>("ask", Scope["leave-page"]);
    }

    /// <summary>One call after another: each edit begins with the text that the one before left.</summary>
    private async Task AskAsync(Func<Task> ask)
    {
        _asking++;
        await _turn.WaitAsync();
        try
        {
            await ask();
        }
        catch (Exception e) when (IsAway(e))
        {
            _problem = Scope["away"];
        }
        finally
        {
            _turn.Release();
            _asking--;
        }
    }

    private static bool IsAway(Exception e) => e is HttpRequestException or TaskCanceledException or JsonException;

    private static DraftStep StepOf(SceneDraft draft) => new(draft.Text, draft.Scene, draft.Errors, draft.Drawn);
}
