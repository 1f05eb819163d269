using DxIoc.Server.Startup;
using Microsoft.Extensions.Configuration;

namespace DxIoc.Server.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Without_any_setting_the_defaults_of_the_interface_hold()
    {
        var settings = Read();

        Assert.Equal(["http://localhost:8080"], settings.Urls);
        Assert.Equal(("embedded", 1883), (settings.Mqtt.Broker, settings.Mqtt.Port));
        Assert.Equal(Path.GetFullPath("./data"), settings.DataPath);
        Assert.Equal(("sqlite", 30, 730), (settings.History.Store, settings.History.RawDays, settings.History.MinuteDays));
    }

    [Fact]
    public void Every_wrong_setting_is_told_at_once_with_its_key_and_the_remedy()
    {
        var e = Assert.Throws<SettingsException>(() => Read(
            ("Urls", "localhost"), ("Mqtt:Port", "70000"), ("History:Store", "mongodb"), ("Catalogue:Path", "/nowhere/at/all"), ("Logs:Console", "maybe")));

        Assert.Equal(
            [
                "Setting Urls = 'localhost' cannot be used: write http://host:port, several separated by ';'.",
                "Setting Logs:Console = 'maybe' cannot be used: write true or false.",
                "Setting Mqtt:Port = '70000' cannot be used: write a whole number from 0 to 65535.",
                "Setting History:Store = 'mongodb' cannot be used: write sqlite, the one store of this version.",
                "Setting Catalogue:Path = '/nowhere/at/all' cannot be used: name a folder that exists, or leave it out for the shipped catalogue.",
            ],
            e.Message.Split(Environment.NewLine));
    }

    private static ServerSettings Read(params (string Key, string Value)[] settings) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build());
}
