namespace DxIoc.Indicators.Catalogue;

/// <summary>How a parent area's figure comes from its children's.</summary>
public enum RollUp
{
    /// <summary>The children's window states are merged: the figure equals one computed over all their observations.</summary>
    Merge,

    /// <summary>No figure above the areas that are observed.</summary>
    None,
}
