using MessagePack;

namespace DxIoc.Contracts.Boards;

/// <summary>
/// How many of the parts behind a figure are fresh: areas for an area with children, devices for one without.
/// </summary>
[MessagePackObject, MessagePackFormatter(typeof(CoverageFormatter))]
public readonly record struct Coverage(
    [property: Key("fresh")] int Fresh,
    [property: Key("expected")] int Expected);
