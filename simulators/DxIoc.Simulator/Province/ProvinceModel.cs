using DxIoc.Simulator.Incidents;

namespace DxIoc.Simulator.Province;

/// <summary>
/// The province as its systems see it: every device of every feed. Deterministic by seed. Sizes follow what is published
/// of the province and its neighbours, made small enough for a laptop; the scale multiplies the number of cameras and roads.
/// </summary>
internal sealed class ProvinceModel
{
    public ProvinceModel(int seed, double scale)
    {
        Noise = new Noise(seed);
        Incidents = new IncidentBook(Noise);
        var weather = new Weather(Noise, Incidents);
        Devices =
        [
            .. District.All.SelectMany(d => new StreetDevices(Noise, Incidents, weather).In(d, scale)),
            .. District.All.SelectMany(d => new EnvironmentDevices(Noise, Incidents, weather).In(d)),
            .. District.All.SelectMany(d => new ServiceDevices(Noise, Incidents).In(d)),
            .. new ProvinceDevices(Noise).All(),
        ];
    }

    public Noise Noise { get; }

    public IncidentBook Incidents { get; }

    public IReadOnlyList<SimulatedDevice> Devices { get; }

    /// <summary>A device that is out for some minutes of an hour says nothing.</summary>
    public bool Silent(SimulatedDevice device, DateTimeOffset time)
    {
        var hour = time.ToUnixTimeSeconds() / 3_600;
        var start = Noise.Uniform(device.Topic + "~", hour) * 3_000;
        var second = time.ToUnixTimeSeconds() % 3_600;
        return Noise.Uniform(device.Topic, hour) < 0.01 && second >= start && second < start + 480;
    }
}
