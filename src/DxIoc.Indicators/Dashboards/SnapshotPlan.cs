namespace DxIoc.Indicators.Dashboards;

/// <summary>A picture of a scene that is taken at times of day.</summary>
/// <param name="Minutes">Minutes of the day in the province's zone, ascending.</param>
/// <param name="Days">"mon" … "sun"; empty for every day.</param>
/// <param name="Format">"png" or "pdf".</param>
/// <param name="Paper">"a4" or "a3", of a PDF.</param>
/// <param name="Folder">Its own folder's name, below the one of all schedules.</param>
/// <param name="Keep">How many pictures are kept; the oldest go first.</param>
public sealed record SnapshotPlan(
    string Id, string Scene, IReadOnlyList<int> Minutes, IReadOnlyList<string> Days, int Width, int Height, string Format, string Paper, string Language, string Folder, int Keep);
