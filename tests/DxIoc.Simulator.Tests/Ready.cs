namespace DxIoc.Simulator.Tests;

/// <summary>Waits until a server that was started has all of its boards.</summary>
internal static class Ready
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task OfAsync(HttpClient server)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (!(await server.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token)).IsSuccessStatusCode)
        {
            await turn.WaitForNextTickAsync(limit.Token);
        }
    }
}
