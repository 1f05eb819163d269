namespace DxIoc.Contracts.Displays;

/// <summary>What became of a command.</summary>
/// <param name="Done">Ids of the displays that follow.</param>
/// <param name="Refused">Ids of the others: there is no such display, or it has not said yet what it shows.</param>
public sealed record DisplaysDriven(IReadOnlyList<string> Done, IReadOnlyList<string> Refused);
