namespace DxIoc.Contracts.Reports;

/// <summary>The paper that reported figures stand in.</summary>
/// <param name="Name">As it is shown: "Báo cáo quý I/2022".</param>
/// <param name="Number">Its number, like 45/BC-STTTT; empty where it has none.</param>
/// <param name="Date">The day it bears; null where it bears none.</param>
public sealed record FigureDocument(string Name, string Number, DateOnly? Date);
