namespace DxIoc.Simulator.Load;

/// <summary>What load can be asked.</summary>
internal static class LoadUsage
{
    public const string Text = """
        load: devices that speak by a schedule that waits for nobody, viewers that watch, and a report

          --broker URL         mqtt://localhost:1883, or mqtts://host:8883
          --username NAME, --password-file FILE
          --server URL         http://localhost:8080: boards, books and figures
          --duration D         30s
          --rate R             1000 messages a second
          --devices N          200, in turn; beyond the feed's limit of devices they are refused
          --connections N      4
          --qos 0|1|2          1
          --payload BYTES      payloads of at least this size
          --junk S, --duplicates S, --late S, --reordered S   shares of the messages, 10% or 0.1 each
          --late-by D          30m: how old late ones are
          --burst N            so many more messages at once, --burst-every D (10s)
          --viewers N          10 hub clients, on all boards in turn; 0 for none
          --backlog N          50000 messages may be due and not acknowledged; one more is left out, and counted
          --drain D            10s: what is waited for after the last message
          --feed ID, --measure NAME   air and pm25: an indicator must show that measure alone, and nobody else speak on the feed
          --seed N             1906: the same messages for the same seed
          --json FILE          the report once more

        Exit code 0: all that was acknowledged is there, once. 2: it is not. 1: the load could not be put on. Ctrl+C ends early, with the report.
        """;
}
