namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>Waits for a condition until a deadline: looked at often, never by a fixed sleep.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(string wanted, Func<bool> holds, Func<string>? seen = null)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !holds();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, $"Not within {Limit.TotalSeconds:0} s: {wanted}. Seen: {seen?.Invoke()}");
            await Task.Delay(Look, TimeProvider.System);
        }
    }
}
