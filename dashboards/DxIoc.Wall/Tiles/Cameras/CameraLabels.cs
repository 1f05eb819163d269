using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Cameras;

/// <summary>What recorders say is on a picture, in the words of the people who look at it. A word that is not here is shown as it came.</summary>
public static class CameraLabels
{
    private static readonly Dictionary<string, string> Vietnamese = new(StringComparer.Ordinal)
    {
        ["person"] = "Người",
        ["car"] = "Ô tô",
        ["motorcycle"] = "Xe máy",
        ["bicycle"] = "Xe đạp",
        ["bus"] = "Xe buýt",
        ["truck"] = "Xe tải",
        ["boat"] = "Thuyền",
        ["dog"] = "Chó",
        ["cat"] = "Mèo",
        ["face"] = "Khuôn mặt",
        ["license_plate"] = "Biển số",
        ["fire"] = "Lửa",
        ["smoke"] = "Khói",
    };

    public static string In(string label, Language language) => language.Code == "vi" ? Vietnamese.GetValueOrDefault(label, label) : label.Replace('_', ' ');
}
