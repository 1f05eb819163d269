using System.Globalization;
using DxIoc.History;
using Spectre.Console;

namespace DxIoc.Server.Commands;

/// <summary>Shows how far an export or an import is: a bar on a terminal, a line every five seconds elsewhere.</summary>
internal static class TransferDisplay
{
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(5);

    public static async Task<T> RunAsync<T>(string what, TimeProvider time, Func<IProgress<TransferProgress>, Task<T>> work)
    {
        if (Console.IsOutputRedirected)
        {
            return await work(new Lines(what, time));
        }

        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(what), maxValue: 1))));
    }

    /// <summary>Reports come from one thread.</summary>
    private sealed class Lines(string what, TimeProvider time) : IProgress<TransferProgress>
    {
        private long _said = time.GetTimestamp();

        public void Report(TransferProgress value)
        {
            if (time.GetElapsedTime(_said) >= Line)
            {
                _said = time.GetTimestamp();
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {value.Part:P0}, {value.Lines:N0} lines"));
            }
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => task.Value = value.Part;
    }
}
