using DxIoc.Contracts.Devices;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Cameras;

/// <summary>
/// The last picture of a camera. It has its own age, and is drawn only while that is within its limit and the camera lives: a frame of a
/// dead camera is not shown, whatever is on it.
/// </summary>
/// <param name="Address">Null where it is not drawn.</param>
/// <param name="Caption">What is on it and how old it is; or that it is too old.</param>
/// <param name="Alternative">The same for whoever hears the page.</param>
public sealed record CameraPicture(string? Address, string Caption, string Alternative)
{
    /// <summary>Null where there is none, or where the camera is dead or silent.</summary>
    public static CameraPicture? Of(PictureInfo? picture, CameraState state, DateTimeOffset now, Language language)
    {
        if (picture is null || state is CameraState.Dead or CameraState.Silent)
        {
            return null;
        }

        var age = now > picture.At ? now - picture.At : TimeSpan.Zero;
        var told = Figures.Brief(age, language);
        if (age > TimeSpan.FromSeconds(picture.StaleAfter))
        {
            return new CameraPicture(null, $"{language["camera.picture-old"]} · {told}", "");
        }

        var label = picture.Label is { } word ? CameraLabels.In(word, language) : language["camera.picture"];
        var address = $"api/v1/devices/{picture.Area}/{Uri.EscapeDataString(picture.Device)}/picture?at={Figures.Machine(picture.At.ToUnixTimeMilliseconds())}";
        return new CameraPicture(address, $"{label} · {told}", $"{language["camera.picture"]} {picture.Device}: {label}, {Figures.Ago(age, language)}");
    }
}
