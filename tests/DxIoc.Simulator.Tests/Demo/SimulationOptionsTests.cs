using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Incidents;

namespace DxIoc.Simulator.Tests.Demo;

/// <summary>The command line.</summary>
public sealed class SimulationOptionsTests
{
    [Fact]
    public void Without_arguments_the_defaults_hold()
    {
        var options = Good();
        Assert.Equal((1906, 1.0, true, "localhost", 1883), (options.Seed, options.Scale, options.Backfill, options.BrokerHost, options.BrokerPort));
        Assert.Null(options.Duration);
        Assert.Empty(options.Incidents);
        Assert.Empty(options.ServerArgs);
    }

    [Fact]
    public void Own_options_take_their_value_after_a_space_or_an_equals_sign()
    {
        var spaced = Good("--seed", "-7", "--scale", "2.5", "--duration", "90s", "--no-backfill", "--broker", "ioc.example:8883");
        Assert.Equal((-7, 2.5, TimeSpan.FromSeconds(90), false), (spaced.Seed, spaced.Scale, spaced.Duration, spaced.Backfill));
        Assert.Equal(("ioc.example", 8883), (spaced.BrokerHost, spaced.BrokerPort));
        var joined = Good("--seed=-7", "--scale=2.5", "--duration=90s", "--no-backfill", "--broker=ioc.example:8883");
        Assert.Equal(spaced, joined with { ServerArgs = spaced.ServerArgs, Incidents = spaced.Incidents });
    }

    [Fact]
    public void Settings_of_the_server_go_on_to_it_untouched() =>
        Assert.Equal(
            ["--Urls=http://localhost:9000", "--Mqtt:Port", "0", "--Data:Path=/tmp/x y"],
            Good("--Urls=http://localhost:9000", "--seed", "1", "--Mqtt:Port", "0", "--Data:Path=/tmp/x y").ServerArgs);

    [Fact]
    public void Incidents_add_up_in_order()
    {
        var incidents = Good("--incident", "fire", "--incident=flood:thu-dau-mot@30s", "--incident", "PORTAL@2m", "--incident", "cameras:di-an", "--incident", "fire:di-an@-40m").Incidents;
        Assert.Equal(
        [
            new PlannedIncident(IncidentKind.Fire, null, TimeSpan.Zero),
            new PlannedIncident(IncidentKind.Flood, "thu-dau-mot", TimeSpan.FromSeconds(30)),
            new PlannedIncident(IncidentKind.Portal, null, TimeSpan.FromMinutes(2)),
            new PlannedIncident(IncidentKind.Cameras, "di-an", TimeSpan.Zero),
            new PlannedIncident(IncidentKind.Fire, "di-an", TimeSpan.FromMinutes(-40)),
        ],
            incidents);
    }

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7_200)]
    public void A_duration_is_a_number_and_a_unit(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Good("--duration", text).Duration);

    [Theory]
    [InlineData("There is no option '--speedy'; see --help.", "--speedy")]
    [InlineData("There is no option 'demo'; see --help.", "demo")]
    [InlineData("There is no option '--'; see --help.", "--")]
    [InlineData("--seed needs a value", "--seed")]
    [InlineData("--seed cannot be '1.5'; see --help.", "--seed", "1.5")]
    [InlineData("--seed cannot be '99999999999'; see --help.", "--seed", "99999999999")]
    [InlineData("--scale cannot be '0'; see --help.", "--scale", "0")]
    [InlineData("--scale cannot be '101'; see --help.", "--scale", "101")]
    [InlineData("--scale cannot be 'NaN'; see --help.", "--scale", "NaN")]
    [InlineData("--scale cannot be '1,5'; see --help.", "--scale", "1,5")]
    [InlineData("--duration cannot be '60'; see --help.", "--duration", "60")]
    [InlineData("--duration cannot be 's'; see --help.", "--duration", "s")]
    [InlineData("--duration cannot be '-5s'; see --help.", "--duration", "-5s")]
    [InlineData("--duration cannot be '1d'; see --help.", "--duration", "1d")]
    [InlineData("--incident cannot be 'storm'; see --help.", "--incident", "storm")]
    [InlineData("--incident cannot be '9'; see --help.", "--incident", "9")]
    [InlineData("--incident cannot be 'fire:hanoi'; see --help.", "--incident", "fire:hanoi")]
    [InlineData("--incident cannot be 'fire:binh-duong'; see --help.", "--incident", "fire:binh-duong")]
    [InlineData("--incident cannot be 'fire@soon'; see --help.", "--incident", "fire@soon")]
    [InlineData("--incident cannot be ''; see --help.", "--incident=")]
    [InlineData("--broker cannot be 'localhost'; see --help.", "--broker", "localhost")]
    [InlineData("--broker cannot be ':1883'; see --help.", "--broker", ":1883")]
    [InlineData("--broker cannot be 'localhost:mqtt'; see --help.", "--broker", "localhost:mqtt")]
    public void What_cannot_be_used_is_one_line_that_names_it(string line, params string[] args)
    {
        Assert.Null(SimulationOptions.Parse(args, out var problem));
        Assert.Equal(line, problem);
    }

    [Fact]
    public void The_first_fault_is_told_whatever_follows_it()
    {
        Assert.Null(SimulationOptions.Parse(["--seed", "x", "--scale", "y"], out var problem));
        Assert.Equal("--seed cannot be 'x'; see --help.", problem);
    }

    [Fact]
    public async Task A_bad_option_ends_either_command_with_one()
    {
        Assert.Equal(1, await DemoCommand.RunAsync(["--nothing"]));
        Assert.Equal(1, await SimulateCommand.RunAsync(["--nothing"]));
        Assert.Equal(1, await SimulateCommand.RunAsync(["--Urls=http://localhost:1"]));
    }

    [Fact]
    public void Help_names_every_option_and_ends_with_the_code_given()
    {
        using var output = new StringWriter();
        Assert.Equal(0, Usage.Print(output, 0));
        Assert.All(
            ["--seed", "--scale", "--incident", "--duration", "--no-backfill", "--broker", "--Urls", "--Mqtt:Port", "--Data:Path"],
            option => Assert.Contains(option, output.ToString(), StringComparison.Ordinal));
        using var refused = new StringWriter();
        Assert.Equal(1, Usage.Print(refused, 1, "There is no command 'x'."));
        Assert.StartsWith("There is no command 'x'.", refused.ToString(), StringComparison.Ordinal);
    }

    private static SimulationOptions Good(params string[] args)
    {
        var options = SimulationOptions.Parse(args, out var problem);
        Assert.Equal("", problem);
        return options!;
    }

    [Fact]
    public void An_account_at_the_broker_has_its_password_in_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "secret\n");

        var options = SimulationOptions.Parse(["--broker", "mosquitto:1883", "--username", "field", "--password-file", file], out _);
        var account = options!.Account;

        File.Delete(file);
        Assert.Equal(new BrokerAccount("field", "secret"), account);
        Assert.Null(SimulationOptions.Parse(["--password-file", file], out var problem));
        Assert.StartsWith("--password-file cannot be", problem, StringComparison.Ordinal);
    }
}
