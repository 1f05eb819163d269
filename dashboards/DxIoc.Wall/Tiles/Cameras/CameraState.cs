namespace DxIoc.Wall.Tiles.Cameras;

/// <summary>How a camera is: dead ones say so themselves, silent ones were not heard within their limit.</summary>
public enum CameraState
{
    /// <summary>It sees smoke or fire now.</summary>
    Alarm,

    /// <summary>It says that it is offline.</summary>
    Dead,

    /// <summary>Nothing was heard of it in time: whether it lives is not known.</summary>
    Silent,

    Live,
}
