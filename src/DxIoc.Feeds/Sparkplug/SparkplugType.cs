namespace DxIoc.Feeds.Sparkplug;

/// <summary>The data types of a metric that are numbers (specification, 6.4); the rest is <see cref="Other"/>.</summary>
internal enum SparkplugType
{
    Unknown = 0,
    Int8 = 1,
    Int16 = 2,
    Int32 = 3,
    Int64 = 4,
    UInt8 = 5,
    UInt16 = 6,
    UInt32 = 7,
    UInt64 = 8,
    Float = 9,
    Double = 10,
    Boolean = 11,
    String = 12,
    DateTime = 13,
    Text = 14,
    Uuid = 15,

    /// <summary>DataSet, Bytes, File, Template, property sets and arrays: nothing that a measure could be.</summary>
    Other = 16,
}
