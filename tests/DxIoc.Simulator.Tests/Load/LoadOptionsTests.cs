using DxIoc.Simulator.Load;

namespace DxIoc.Simulator.Tests.Load;

/// <summary>The command line of load.</summary>
public sealed class LoadOptionsTests
{
    [Fact]
    public void Without_arguments_the_defaults_hold()
    {
        var options = Good();
        Assert.Equal(("mqtt://localhost:1883", "http://localhost:8080/"), (options.Broker.ToString(), options.Server.ToString()));
        Assert.Equal((1_000.0, 200, 4, 1, 10), (options.Rate, options.Devices, options.Connections, options.Qos, options.Viewers));
        Assert.Equal((0.0, 0.0, 0.0, 0.0, 0), (options.Junk, options.Duplicates, options.Late, options.Reordered, options.Burst));
    }

    [Fact]
    public void Shares_are_percents_or_parts_and_values_follow_a_space_or_an_equals_sign() =>
        Assert.Equal((0.1, 0.025, 0.5), (Good("--junk", "10%").Junk, Good("--late=2.5%").Late, Good("--reordered=0.5").Reordered));

    [Fact]
    public void All_errors_are_told_at_once_each_with_its_remedy()
    {
        Assert.Null(LoadOptions.Parse(
            ["--rate", "fast", "--qos", "3", "--broker", "tcp://x", "--junk", "110%", "--duration", "10", "--speed", "9", "extra", "--json"], out var errors));
        Assert.Equal(
        [
            "--json needs a value.",
            "--broker cannot be 'tcp://x': write mqtt://host:1883 or mqtts://host:8883; names go into --username and --password-file.",
            "--rate cannot be 'fast': write a number from 0.1 to 200000.",
            "--duration cannot be '10': write a number and a unit, like 90s or 10m.",
            "--qos cannot be '3': write a whole number from 0 to 2.",
            "--junk cannot be '110%': write a share like 10% or 0.1.",
            "There is no option '--speed'; see --help.",
            "'extra' is one word too many; see --help.",
        ],
            errors);
    }

    [Theory]
    [InlineData("more than 100%", "--junk", "60%", "--late", "60%")]
    [InlineData("more than 1000 messages a second", "--rate", "5000", "--devices", "4")]
    [InlineData("each device speaks at most once", "--burst", "300")]
    [InlineData("at least one device", "--devices", "3", "--rate", "10")]
    [InlineData("a folder that exists", "--json", "/nowhere/at/all/report.json")]
    [InlineData("give --username", "--password-file", "secret")]
    [InlineData("names go into", "--broker", "mqtt://me:secret@localhost")]
    public void What_cannot_be_together_is_refused(string problem, params string[] args)
    {
        Assert.Null(LoadOptions.Parse(args, out var errors));
        Assert.Contains(problem, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_never_shows()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "sesame\n");
        var options = Good("--broker", "mqtts://ioc.example:9999", "--username", "tram", "--password-file", file);
        File.Delete(file);
        Assert.Equal(("tram", "sesame"), (options.Broker.Account!.Name, options.Broker.Account.Password));
        Assert.Equal("mqtts://ioc.example:9999", options.Broker.ToString());
    }

    private static LoadOptions Good(params string[] args)
    {
        var options = LoadOptions.Parse(args, out var errors);
        Assert.Empty(errors);
        return options!;
    }
}
