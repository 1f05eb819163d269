using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>Reads the key files of a definition: { folder, name, settle, after, done-folder }.</summary>
internal static class FileSources
{
    private const string Done = "done";
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);
    private static readonly FileName Any = FileName.Parse("{area}_{device}_{measure}", out _)!;

    public static FileSource Read(YamlEntry e, FileSource? template = null)
    {
        var group = e.Entry("files", FeedKeys.Files);
        var source = template ?? new FileSource("", Any, Settle, AfterReading.Keep, Done);
        if (group is null)
        {
            return source;
        }

        var after = group.Has("after") ? AfterOf(group) : source.After;
        if (group.Has("done-folder") && after != AfterReading.Move)
        {
            group.RefuseKey("done-folder", "files do not go there", "write after: move, or remove done-folder");
        }

        return new FileSource(
            Folder: group.OptionalText("folder") ?? source.Folder,
            Name: group.Has("name") || template is null ? Name(group) : source.Name,
            Settle: group.Duration("settle") ?? source.Settle,
            After: after,
            DoneFolder: group.OptionalText("done-folder") ?? source.DoneFolder);
    }

    /// <summary>What a template has, with what its user says.</summary>
    public static FileSource Over(YamlEntry e, FileSource template)
    {
        var source = Read(e, template);
        RequireFolder(e, source);
        return source;
    }

    public static void RequireFolder(YamlEntry e, FeedSource source)
    {
        if (source is FileSource { Folder.Length: 0 })
        {
            e.RefuseKey("files", "nothing says in which folder the files are", "add files: { folder: … }, absolute or below the data folder");
        }
    }

    private static AfterReading AfterOf(YamlEntry group) => group.OneOf("after", ["keep", "move", "delete"], null) switch
    {
        "move" => AfterReading.Move,
        "delete" => AfterReading.Delete,
        _ => AfterReading.Keep,
    };

    private static FileName Name(YamlEntry group)
    {
        var text = group.Text("name");
        if (text == "?")
        {
            return Any;
        }

        if (FileName.Parse(text, out var problem) is { } name)
        {
            return name;
        }

        group.RefuseKey("name", problem!, FileName.Form);
        return Any;
    }
}
