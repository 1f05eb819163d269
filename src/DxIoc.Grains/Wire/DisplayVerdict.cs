namespace DxIoc.Grains.Wire;

/// <summary>What became of a change of one display.</summary>
public enum DisplayVerdict
{
    Done,

    /// <summary>No screen shows this code (any more), or no display has this id.</summary>
    NotThere,

    /// <summary>Another display has this name.</summary>
    NameTaken,

    /// <summary>There are as many displays as the server keeps.</summary>
    Full,
}
