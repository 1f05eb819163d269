using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// Which devices of the model speak through a system of their own form, and which in the canonical one. Only a part does, so that every
/// figure that such a system does not know (smoke, violations) is still heard in each district.
/// </summary>
internal static class ProvinceSystems
{
    /// <summary>Cameras of Thuận An from the eleventh on.</summary>
    public const string CameraArea = "thuan-an";

    /// <summary>Water stations.</summary>
    public const string WaterArea = "ben-cat";

    /// <summary>Air stations.</summary>
    public const string AirArea = "di-an";

    /// <summary>The file of feed definitions by which a server reads them.</summary>
    public static string Definitions { get; } = Path.Combine(AppContext.BaseDirectory, "province", "province.yaml");

    public static IReadOnlyList<ISimulatedSystem> Of(ProvinceModel model) =>
    [
        new FrigateRecorder("frigate", [.. In(model, "cameras", CameraArea).Skip(10)], model.Noise),
        new SparkplugNode("binh-duong-water", "rtu-ben-cat", [.. In(model, "water", WaterArea)]),
        new SenmlGateway("gw-di-an", [.. In(model, "air", AirArea)]),
    ];

    /// <summary>Those for whom no system speaks.</summary>
    public static IReadOnlyList<SimulatedDevice> Others(ProvinceModel model, IReadOnlyList<ISimulatedSystem> systems) =>
        [.. model.Devices.Except(systems.SelectMany(s => s.Devices))];

    private static IEnumerable<SimulatedDevice> In(ProvinceModel model, string feed, string area) =>
        model.Devices.Where(d => d.Feed == feed && d.Area == area);
}
