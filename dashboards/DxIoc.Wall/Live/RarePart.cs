namespace DxIoc.Wall.Live;

/// <summary>What one kind of rare page needs besides the wall: assemblies, a script, or the control library's look.</summary>
internal sealed class RarePart(string[] assemblies, bool controls = false, string? script = null)
{
    public IReadOnlyList<string> Assemblies => assemblies;

    /// <summary>Uses the control library, with its look and its script.</summary>
    public bool Controls => controls;

    /// <summary>A module of script that its page counts on, fetched with it.</summary>
    public string? Script => script;
}
