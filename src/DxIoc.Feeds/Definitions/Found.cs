using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Definitions;

/// <summary>What a path found in a message, and the names that it captured on its way.</summary>
internal readonly record struct Found(Node Node, Captures Captured);
