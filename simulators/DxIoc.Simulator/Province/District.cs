namespace DxIoc.Simulator.Province;

/// <summary>An area of the model: how busy it is (Thủ Dầu Một = 1), and the short form in its devices' names.</summary>
internal sealed record District(string Area, string Short, double Size)
{
    public static readonly IReadOnlyList<District> All =
    [
        new("thu-dau-mot", "tdm", 1.0),
        new("thuan-an", "ta", 1.1),
        new("di-an", "da", 1.0),
        new("ben-cat", "bc", 0.7),
        new("tan-uyen", "tu", 0.7),
        new("bau-bang", "bb", 0.35),
        new("bac-tan-uyen", "btu", 0.3),
        new("dau-tieng", "dt", 0.35),
        new("phu-giao", "pg", 0.3),
    ];
}
