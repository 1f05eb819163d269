namespace DxIoc.Feeds.Decoding;

/// <summary>What a part of a message is.</summary>
internal enum NodeKind
{
    Null,
    Number,
    Flag,
    Text,
    List,
    Group,
}
