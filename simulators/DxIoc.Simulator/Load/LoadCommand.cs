using System.Text.Json.Serialization;
using System.Text.Json;
using DxIoc.Server.Commands;
using DxIoc.Simulator.Traffic;
using Spectre.Console;

namespace DxIoc.Simulator.Load;

/// <summary>load: exit code 0 when everything acknowledged is there once, 2 when not, 1 when it could not be put on.</summary>
internal static class LoadCommand
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Contains("--help"))
        {
            await Console.Out.WriteLineAsync(LoadUsage.Text);
            return 0;
        }

        if (LoadOptions.Parse(args, out var errors) is not { } options)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', errors));
            return 1;
        }

        using var interruption = new Interruption();
        try
        {
            var report = await new LoadRun(options, Console.Error, TimeProvider.System).RunAsync(interruption.Token);
            LoadTable.Write(AnsiConsole.Console, report);
            if (options.Json is { } file)
            {
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Form));
            }

            return report.Holds ? 0 : 2;
        }
        catch (TrafficException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted before anything was sent.");
        }

        return 1;
    }
}
