using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Reports;

namespace DxIoc.Contracts.Lineage;

/// <summary>Why a figure is what it is: computed anew from history, with all that went into it and all that did not.</summary>
public sealed record Why
{
    public required string Area { get; init; }

    public required string Indicator { get; init; }

    /// <summary>The moment that is explained, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The figure as history yields it for that moment.</summary>
    public required Reading Reading { get; init; }

    /// <summary>The rule in the catalogue's own words.</summary>
    public required string Computation { get; init; }

    public required LocalText Explanation { get; init; }

    /// <summary>The catalogue's word about the source; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Null for a derived figure, and where nothing was observed.</summary>
    public WhyWindow? Window { get; init; }

    /// <summary>The indicators that a derived figure is computed from.</summary>
    public IReadOnlyList<WhyPart> Inputs { get; init; } = [];

    /// <summary>The areas whose parts are merged into it.</summary>
    public IReadOnlyList<WhyPart> Parts { get; init; } = [];

    /// <summary>The devices of this area itself, by name, what does not count first.</summary>
    public IReadOnlyList<WhyDevice> Devices { get; init; } = [];

    /// <summary>What was reported and published for a reported figure: newest period first, of one period the one in force first.</summary>
    public IReadOnlyList<FigureVersion> Reports { get; init; } = [];

    /// <summary>True when there are more devices or reports than are told.</summary>
    public bool More { get; init; }
}
