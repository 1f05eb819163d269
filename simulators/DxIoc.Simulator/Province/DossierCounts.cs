namespace DxIoc.Simulator.Province;

/// <summary>
/// An agency's dossiers at a time, as a report counts them: what came and what was done since midnight, and how many are in each
/// state (TrangThaiHoSo 1 to 10) now. Parts add up to their wholes; what is counted since midnight only grows.
/// </summary>
/// <param name="Channels">Received by channel: 1 at the counter, 2 online, 3 by post.</param>
/// <param name="States">By state; 7, 9 and 10 are resolved, 2 and 4 in progress, 5, 6 and 8 suspended.</param>
internal sealed record DossierCounts(
    IReadOnlyList<int> Channels,
    IReadOnlyList<int> States,
    int Early,
    int Exact,
    int Late,
    int InTime,
    int Overdue,
    int Payments,
    int PaidOnline,
    int Digitised,
    int Ratings,
    int Satisfied)
{
    public int Received => Channels.Sum();

    public int Resolved => Early + Exact + Late;

    public int State(int code) => States[code - 1];

    /// <summary>Under the names of the catalogue's feed.</summary>
    public IReadOnlyList<(string Measure, double Value)> Measures =>
    [
        ("received-today", Received), ("online-today", Channels[1]), ("resolved-today", Resolved), ("on-time-today", Early + Exact),
        ("pending", InTime), ("overdue", Overdue), ("suspended", State(5) + State(6) + State(8)),
        ("payments-today", Payments), ("paid-online-today", PaidOnline), ("digitised-today", Digitised),
        ("ratings-today", Ratings), ("satisfied-today", Satisfied),
    ];
}
