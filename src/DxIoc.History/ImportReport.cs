namespace DxIoc.History;

/// <summary>What an import did.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Taken">Lines that changed the store; the others were in it already or carry nothing to keep.</param>
/// <param name="Refused">Lines that could not be read.</param>
/// <param name="Whole">False: the file breaks off; all before that was taken.</param>
public sealed record ImportReport(long Lines, long Taken, long Refused, bool Whole);
