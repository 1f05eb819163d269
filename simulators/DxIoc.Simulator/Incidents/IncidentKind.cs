namespace DxIoc.Simulator.Incidents;

/// <summary>What can happen to the province.</summary>
internal enum IncidentKind
{
    Fire,
    Flood,
    Portal,
    Cameras,
}
