using DxIoc.Benchmarks;

return args switch
{
    ["pipeline", .. var rest] => await Pipeline.RunAsync(rest),
    ["outage", .. var rest] => await Outage.RunAsync(rest),
    ["history", .. var rest] => await HistoryRace.RunAsync(rest),
    ["chart", .. var rest] => await Chart.RunAsync(rest),
    ["generate", .. var rest] => await Generator.RunAsync(rest),
    ["floor"] => await Floor.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("pipeline [--seconds N] [--rate R]   from a QoS 1 publisher to a hub client, beside a bare MQTTnet broker");
    Console.Error.WriteLine("outage [--seconds N] [--rate R]     the same with an InfluxDB that is killed, frozen, slow, failing and full (as root)");
    Console.Error.WriteLine("history [--points N] [--rounds N]   durable writes through both stores, beside a bare line-protocol writer and bare SQLite inserts");
    Console.Error.WriteLine("chart [--days N]                    24 h by minutes at the API, on a month of 60 indicators in 10 areas");
    return 1;
}
