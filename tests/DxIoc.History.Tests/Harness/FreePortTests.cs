using System.Net;
using System.Net.Sockets;

namespace DxIoc.History.Tests.Harness;

/// <summary>The ports that every test project gives to what it starts.</summary>
public sealed class FreePortTests
{
    [Fact]
    public void No_port_is_handed_out_twice_or_is_of_those_that_outgoing_connections_get()
    {
        var ports = Enumerable.Range(0, 200).Select(_ => FreePort.Next()).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
        var outgoing = FreePort.Outgoing();
        Assert.DoesNotContain(ports, p => p >= outgoing.First && p <= outgoing.Last);
    }

    [Fact]
    public void A_port_that_somebody_listens_on_is_not_free()
    {
        var port = FreePort.Next();
        using var other = new TcpListener(IPAddress.Loopback, port);
        Assert.True(FreePort.IsFree(port));

        other.Start();

        Assert.False(FreePort.IsFree(port));
    }

    [Theory]
    [InlineData(32_768, 60_999, 10_000, 22_768)]
    [InlineData(10_500, 60_999, 61_000, 4_536)]
    [InlineData(1_024, 65_535, 10_000, 55_536)]
    public void The_larger_room_beside_the_range_is_taken_and_all_where_neither_is_large(int first, int last, int from, int count) =>
        Assert.Equal((from, count), FreePort.Outside((first, last)));
}
