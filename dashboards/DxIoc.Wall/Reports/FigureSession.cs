using DxIoc.Contracts.Reports;

namespace DxIoc.Wall.Reports;

/// <summary>Who works with reported figures in this window. The key is in its memory alone: no cookie, no storage, gone when it is closed.</summary>
public sealed class FigureSession
{
    public string Key { get; private set; } = "";

    /// <summary>What the server says; null before it was asked.</summary>
    public FigureSeat? Seat { get; private set; }

    public bool Inside => Seat?.Person is not null;

    public void Enter(string key, FigureSeat seat) => (Key, Seat) = (seat.Person is null ? "" : key, seat);

    public void Leave() => (Key, Seat) = ("", Seat is null ? null : new FigureSeat(Seat.Open, null, false, false));
}
