namespace DxIoc.Contracts.Dashboards;

/// <summary>What can be done to a scene on the designer's page.</summary>
public static class SceneEditKinds
{
    /// <summary>Writes a scene from nothing: Settings has its title.</summary>
    public const string Start = "start";

    /// <summary>A tile takes a place in a layout; those that it covers give way.</summary>
    public const string Place = "place";

    /// <summary>A tile leaves a layout and stays in the others.</summary>
    public const string Leave = "leave";

    /// <summary>A tile comes into the scene.</summary>
    public const string Add = "add";

    /// <summary>A tile goes from the scene.</summary>
    public const string Remove = "remove";

    /// <summary>A setting of a tile, or of the scene where no tile is named.</summary>
    public const string Set = "set";

    /// <summary>The number of columns and rows of a layout.</summary>
    public const string Grid = "grid";
}
