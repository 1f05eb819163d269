using DxIoc.Simulator.Province;
using DxIoc.Simulator.Systems;

namespace DxIoc.Simulator.Demo;

/// <summary>All who play the province to one broker: the devices of the canonical form, and each system of another form.</summary>
/// <param name="portal">True where the service portal is asked over HTTP and does not publish.</param>
internal sealed class Players(
    ProvinceModel model, IReadOnlyList<ISimulatedSystem> systems, TimeProvider time, string host, int port, BrokerAccount? account = null, bool portal = false) : IDisposable
{
    private readonly ProvincePlayer _canonical = new(
        model, time, host, port, account, [.. ProvinceSystems.Others(model, systems).Where(d => !portal || !d.IsPolled)]);
    private readonly IReadOnlyList<SystemPlayer> _systems = [.. systems.Select(s => new SystemPlayer(s, model, time, host, port, account))];

    public bool Connected => _canonical.Connected && _systems.All(s => s.Connected);

    /// <summary>Of the canonical form, and of the others: what a broker took.</summary>
    public long Acknowledged => _canonical.Acknowledged + _systems.Sum(s => s.Sent);

    public long Skipped => _canonical.Skipped;

    /// <summary>Messages sent, by feed, and by system.</summary>
    public IReadOnlyDictionary<string, long> Sent => _canonical.Sent.Concat(_systems.Select(s => KeyValuePair.Create(s.Name, s.Sent)))
        .ToDictionary(StringComparer.Ordinal);

    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll([_canonical.RunAsync(cancellation), .. _systems.Select(s => s.RunAsync(cancellation))]);

    public void Dispose()
    {
        _canonical.Dispose();
        foreach (var system in _systems)
        {
            system.Dispose();
        }
    }
}
