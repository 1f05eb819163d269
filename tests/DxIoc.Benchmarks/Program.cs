using DxIoc.Benchmarks;

return args switch
{
    ["pipeline", .. var rest] => await Pipeline.RunAsync(rest),
    ["outage", .. var rest] => await Outage.RunAsync(rest),
    ["history", .. var rest] => await HistoryRace.RunAsync(rest),
    ["chart", .. var rest] => await Chart.RunAsync(rest),
    ["junk", .. var rest] => await Junk.RunAsync(rest),
    ["decode", .. var rest] => await Decode.RunAsync(rest),
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
    Console.Error.WriteLine("junk [--seconds N] [--rounds N]     the pipeline with 10 % junk and without, in turn");
    Console.Error.WriteLine("decode [--rounds N]                 the canonical form beside a bare JSON reader, and what a message allocates");
    return 1;
}
