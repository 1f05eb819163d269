namespace DxIoc.History.Tests.Harness;

/// <summary>Waits for something that must become true, and says what it was when it did not.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<bool> condition, string what, Func<string>? state = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, state);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, Func<string>? state = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, $"It did not come true: {what}. {state?.Invoke()}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
