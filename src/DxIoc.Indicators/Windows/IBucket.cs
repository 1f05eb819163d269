namespace DxIoc.Indicators.Windows;

/// <summary>What one bucket of a ring holds: a mergeable sum of observations; its default value is empty.</summary>
internal interface IBucket<TSelf>
    where TSelf : struct, IBucket<TSelf>
{
    /// <summary>Observations in it.</summary>
    long Count { get; }

    void Merge(in TSelf other);

    /// <summary>A value that shares nothing with this one.</summary>
    TSelf Copy();

    void Write(BinaryWriter output);

    static abstract TSelf Read(BinaryReader input);
}
