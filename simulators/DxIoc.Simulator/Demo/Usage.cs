namespace DxIoc.Simulator.Demo;

/// <summary>What the program can be asked.</summary>
internal static class Usage
{
    private const string Text = """
        demo                 the whole centre in this process, with embedded defaults and a simulated province
        simulate             the simulated province alone, played to a server that runs already
        load                 devices at a rate and viewers on boards: what the server stands, with a report (load --help)
        record FILE          what a broker's topics carry, into a file (record --help)
        replay FILE          such a file to a broker again, at any speed (replay --help)
        stations             stations that write files in the form of Circular 10/2021/TT-BTNMT into a folder

          --seed N           the same seed gives the same day (default 1906)
          --scale X          cameras and roads, times X (default 1)
          --incident KIND[:AREA][@DELAY]   fire, flood, portal or cameras; e.g. fire:thu-dau-mot@30s, or @-40m: 40 minutes ago; may be repeated
          --duration D       stop by itself after D, e.g. 90s or 10m
          --no-backfill      demo: begin with an empty history
          --stations N       demo: N stations beside the devices that write files (default 0)
          --broker HOST:PORT simulate: where to publish (default localhost:1883)
          --systems          simulate: some devices through Frigate, Sparkplug B and SenML, as in the demo (feeds/province.yaml at the server)
          --username NAME, --password-file FILE   simulate: for a broker that asks
          --portal PORT      simulate: serve the service portal there over HTTP instead of publishing its figures (0: any free port)
          --portal-key-file FILE   simulate: the X-Api-Key that it asks for

        stations:
          --folder F         where the files go; --stations N (9), --every D (5m), --since D: first the files of the last D, as after an outage
          --seed N, --duration D

        demo takes every setting of the server too: --Urls=http://localhost:8080 --Mqtt:Port=1883 --Data:Path=./data …
        At its start the demo prints two personal keys for the page /figures.
        Keys while it runs: f fire · w flood · p portal outage · c cameras dark · q quit
        """;

    public static int Print(TextWriter output, int code, string? problem = null)
    {
        if (problem is not null)
        {
            output.WriteLine(problem);
        }

        output.WriteLine(Text);
        return code;
    }
}
