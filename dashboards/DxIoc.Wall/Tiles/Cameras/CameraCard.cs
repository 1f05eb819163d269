namespace DxIoc.Wall.Tiles.Cameras;

/// <summary>One camera. What it last showed is not shown as if it were now: a camera that is not live is a grey card.</summary>
/// <param name="Word">Its state in words.</param>
/// <param name="Age">Of the last that was heard of it.</param>
/// <param name="Stream">Where its live picture is; null where it has none, or is not live.</param>
/// <param name="Event">Its last report of events; empty where there is none.</param>
public sealed record CameraCard(string Key, string Name, string Area, CameraState State, string Sign, string Word, string Age, string Event, CameraPicture? Picture = null, string? Stream = null)
{
    public string Classes => Picture?.Address is null ? OfState : $"{OfState} has-picture";

    private string OfState => State switch
    {
        CameraState.Alarm => "st-critical",
        CameraState.Dead => "dead",
        CameraState.Silent => "dead fr-stale",
        _ => "st-normal",
    };
}
