using System.Text.Json;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Waits for a condition of another process until a deadline: looked at often, never by a fixed sleep.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeProvider Time = TimeProvider.System;

    /// <summary>The first value that is as wanted; fails with the last one seen.</summary>
    public static async Task<T> Becomes<T>(string wanted, Func<Task<T>> read, Func<T, bool> holds, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.FromSeconds(10);
        var start = Time.GetTimestamp();
        object? last = null;
        do
        {
            try
            {
                var value = await read();
                if (holds(value))
                {
                    return value;
                }

                last = value;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException or TaskCanceledException or InvalidOperationException)
            {
                last = e.Message;
            }

            await Task.Delay(Look, Time);
        }
        while (Time.GetElapsedTime(start) < limit);

        Assert.Fail($"Not within {limit.TotalSeconds:0.#} s: {wanted}. Last seen: {Shown(last)}");
        return default!;
    }

    public static Task Holds(string wanted, Func<bool> holds, TimeSpan? within = null) =>
        Becomes(wanted, () => Task.FromResult(holds()), ok => ok, within);

    private static string Shown(object? last)
    {
        var text = last is null or string or JsonElement || last.GetType().IsPrimitive ? $"{last}" : JsonSerializer.Serialize(last);
        return text.Length > 2_000 ? text[..2_000] + "…" : text;
    }
}
