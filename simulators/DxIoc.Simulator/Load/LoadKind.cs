namespace DxIoc.Simulator.Load;

/// <summary>What a message of a load is meant to be.</summary>
internal enum LoadKind
{
    /// <summary>Good, and sent at its own time.</summary>
    Prompt,

    /// <summary>No whole JSON: to be refused.</summary>
    Junk,

    /// <summary>A message of the same device once more: to be recognised.</summary>
    Duplicate,

    /// <summary>Good, and long after its own time.</summary>
    Late,

    /// <summary>Good, and behind younger ones of its device.</summary>
    Reordered,
}
