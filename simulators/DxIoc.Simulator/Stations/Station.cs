using System.Globalization;
using System.Text;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Stations;

/// <summary>
/// A station of a factory's outlet and its data logger, as Circular 10/2021/TT-BTNMT has it: a file each time, a line a parameter. What
/// it writes at a time is a function of seed, name and time. Every second logger writes decimals with a comma.
/// </summary>
internal sealed class Station(Noise noise, string name, string area, int number)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Calibration begins at 2:00, a quarter of an hour a station.</summary>
    private static readonly TimeSpan Calibration = TimeSpan.FromMinutes(15);

    private static readonly StationParameter[] Parameters =
    [
        new("pH", "-", 7.2, 0.4), new("Temp", "oC", 30, 3), new("TSS", "mg/L", 32, 12), new("COD", "mg/L", 52, 18), new("NH4", "mg/L", 3.1, 1.2), new("Flow", "m3/h", 130, 50),
    ];

    public string Name => name;

    public string Area => area;

    /// <summary>Below the folder, one a day.</summary>
    public string PathAt(DateTimeOffset time)
    {
        var local = time.ToOffset(Vietnam);
        return string.Create(CultureInfo.InvariantCulture, $"{name}/{local:yyyyMMdd}/{name}_{local:yyyyMMddHHmmss}.txt");
    }

    public string TextAt(DateTimeOffset time)
    {
        var text = new StringBuilder();
        foreach (var parameter in Parameters)
        {
            var state = StateOf(parameter, time);
            var value = state == "02" ? 0 : state == "01" ? parameter.Middle * 10
                : parameter.Middle + (parameter.Swing * noise.Smooth($"{name}-{parameter.Symbol}", time, TimeSpan.FromHours(2)));
            var number = Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{parameter.Symbol}\t{(IsComma ? number.Replace('.', ',') : number)}\t{parameter.Unit}\t{time.ToOffset(Vietnam):yyyyMMddHHmmss}\t{state}\r\n");
        }

        return text.ToString();
    }

    /// <summary>Whether its line is down: what it measures then comes later, in order.</summary>
    public bool IsCutOff(DateTimeOffset time) => noise.Uniform($"{name}-line", time.ToUnixTimeSeconds() / 7_200) < 0.05;

    private bool IsComma => number % 2 == 0;

    private string StateOf(StationParameter parameter, DateTimeOffset time)
    {
        var since = time.ToOffset(Vietnam).TimeOfDay - TimeSpan.FromHours(2) - (Calibration * (number % 8));
        return since >= TimeSpan.Zero && since < Calibration ? "01"
            : noise.Uniform($"{name}-{parameter.Symbol}-fault", time.ToUnixTimeSeconds() / 14_400) < 0.02 ? "02"
            : "00";
    }
}
