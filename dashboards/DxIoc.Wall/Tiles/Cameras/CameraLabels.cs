using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Cameras;

/// <summary>What recorders say is on a picture, in the words of the people who look at it. One that is not here is shown without its underscores.</summary>
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

    public static string In(string label, Language language) =>
        language.Code == "vi" && Vietnamese.TryGetValue(label, out var word) ? word : Capital(label.Replace('_', ' '));

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
