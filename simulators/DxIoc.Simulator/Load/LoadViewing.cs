namespace DxIoc.Simulator.Load;

/// <summary>What the viewers saw together.</summary>
/// <param name="Expected">Prompt messages of each viewer's board, added up.</param>
/// <param name="Shown">Those that an update reached.</param>
/// <param name="LostSight">Those that a viewer was too far behind to tell.</param>
internal sealed record LoadViewing(int Viewers, long Updates, long Expected, long Shown, long LostSight, int Reconnects);
