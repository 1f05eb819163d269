namespace DxIoc.Wall.Reports;

/// <summary>What became of a call that changes something: its answer, or why there is none.</summary>
/// <param name="Status">Of HTTP; 0 where the server is away.</param>
/// <param name="Detail">In the server's words; empty where it is the status alone.</param>
public sealed record FigurePosted<T>(T? Answer, int Status, string Detail)
    where T : class
{
    public bool Good => Answer is not null;
}
