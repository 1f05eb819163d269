using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Load;
using DxIoc.Simulator.Stations;
using DxIoc.Simulator.Traffic;

return args switch
{
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    ["simulate", .. var rest] => await SimulateCommand.RunAsync(rest),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest),
    ["record", .. var rest] => await TrafficCommands.RecordAsync(rest),
    ["replay", .. var rest] => await TrafficCommands.ReplayAsync(rest),
    ["stations", .. var rest] => await StationsCommand.RunAsync(rest),
    ["--help"] or ["-h"] or ["help"] or [] => Usage.Print(Console.Out, 0),
    _ => Usage.Print(Console.Error, 1, $"There is no command '{args[0]}'."),
};
