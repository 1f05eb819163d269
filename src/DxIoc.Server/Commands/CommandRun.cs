namespace DxIoc.Server.Commands;

/// <summary>Runs a command: what stops it is one line on standard error and exit code 1, an interruption exit code 130.</summary>
internal static class CommandRun
{
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        using var interruption = new Interruption();
        var code = 0;
        var failed = await ServerApplication.GuardAsync(async () =>
        {
            try
            {
                code = await command(interruption.Token);
            }
            catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Interrupted.");
                code = Interrupted;
            }
        });
        return failed == 0 ? code : failed;
    }
}
