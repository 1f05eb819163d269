using System.Globalization;
using System.Net.Sockets;

namespace DxIoc.Tests.Processes;

/// <summary>
/// Ports for what a test starts. Nobody listens on one when it is handed out, none is handed out twice, and none is of the range from
/// which outgoing connections get theirs: no client can take it before its process is up. Each test process looks at a place of its own.
/// </summary>
internal static class FreePort
{
    private const int Lowest = 10_000;
    private const int Highest = 65_535;
    private const int Enough = 1_000;

    /// <summary>From one process's place to the next one's; a prime, so that the places of many processes do not fall together.</summary>
    private const int Stretch = 521;

    private static readonly (int First, int Count) Room = Outside(Outgoing());
    private static int _handedOut;

    public static int Next()
    {
        for (var look = 0; look < Room.Count; look++)
        {
            var place = ((long)Environment.ProcessId * Stretch) + Interlocked.Increment(ref _handedOut);
            var port = Room.First + (int)(place % Room.Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"Each of the {Room.Count} ports from {Room.First} is taken.");
    }

    /// <summary>The larger room beside a range; all there is when neither is large enough.</summary>
    public static (int First, int Count) Outside((int First, int Last) range)
    {
        var below = (First: Lowest, Count: range.First - Lowest);
        var above = (First: range.Last + 1, Count: Highest - range.Last);
        var larger = below.Count >= above.Count ? below : above;
        return larger.Count >= Enough ? larger : (Lowest, Highest - Lowest + 1);
    }

    /// <summary>The range of outgoing connections: where the system does not say it, the one that IANA gives.</summary>
    public static (int First, int Last) Outgoing()
    {
        const string Said = "/proc/sys/net/ipv4/ip_local_port_range";
        if (!File.Exists(Said))
        {
            return (49_152, Highest);
        }

        var ends = File.ReadAllText(Said).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
    }

    /// <summary>At every address, of both kinds.</summary>
    public static bool IsFree(int port)
    {
        using var probe = TcpListener.Create(port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
