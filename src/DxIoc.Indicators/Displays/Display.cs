using DxIoc.Contracts.Displays;

namespace DxIoc.Indicators.Displays;

/// <summary>An enrolled display, as it is stored. Immutable.</summary>
/// <param name="Id">Public: in addresses and lists.</param>
/// <param name="TokenHash">Of the secret that the screen keeps.</param>
/// <param name="Own">What it shows when nobody and nothing wants otherwise.</param>
/// <param name="Order">What an operator wants meanwhile; null for nothing.</param>
public sealed record Display(string Id, string TokenHash, string Name, DisplayShows Own, DateTimeOffset Enrolled, DisplayOrder? Order = null)
{
    public const int NameLimit = 60;

    /// <summary>Displays that one server keeps.</summary>
    public const int Limit = 500;

    /// <summary>The same display once its order has had its time.</summary>
    public Display At(DateTimeOffset now) => Order?.Until <= now ? this with { Order = null } : this;
}
