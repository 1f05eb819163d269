using DxIoc.Contracts.Boards;

namespace DxIoc.Contracts.Lineage;

/// <summary>A figure that went into another one: a child area's, or another indicator's. It has a "why" of its own.</summary>
public sealed record WhyPart(string Area, Reading Reading);
