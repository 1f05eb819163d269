using DxIoc.Benchmarks;

return args switch
{
    ["pipeline", .. var rest] => await Pipeline.RunAsync(rest),
    ["generate", .. var rest] => await Generator.RunAsync(rest),
    ["history", .. var rest] => await HistoryRace.RunAsync(rest),
    ["floor"] => await Floor.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("pipeline [--seconds N] [--rate R]   from a QoS 1 publisher to a hub client, beside a bare MQTTnet broker");
    Console.Error.WriteLine("history [--points N] [--rounds N]   durable writes through both stores, beside a bare line-protocol writer and bare SQLite inserts");
    return 1;
}
