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
                "Setting History:Store = 'mongodb' cannot be used: write sqlite (in the data folder, the default) or influxdb.",
                "Setting Catalogue:Path = '/nowhere/at/all' cannot be used: name a folder that exists, or leave it out for the shipped catalogue.",
            ],
            e.Message.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("Cluster:Postgres", "Host=db", "Setting Cluster:Postgres = '…' cannot be used: leave it out: this version is one server for a province, and several would each show a part of it.")]
    [InlineData("Sparkplug:HostId", "ioc/1", "Setting Sparkplug:HostId = 'ioc/1' cannot be used: write a name without / + #, which no other host at the broker has.")]
    [InlineData("Sparkplug:RebirthSeconds", "0", "Setting Sparkplug:RebirthSeconds = '0' cannot be used: write a whole number from 1 to 3600.")]
    [InlineData("Dashboards:Day", "6-18", "Setting Dashboards:Day = '6-18' cannot be used: write when the day begins and when it ends, the earlier one first, like 06:00-18:00.")]
    [InlineData("Dashboards:Day", "18:00-06:00", "Setting Dashboards:Day = '18:00-06:00' cannot be used: write when the day begins and when it ends, the earlier one first, like 06:00-18:00.")]
    [InlineData("Dashboards:Path", "/nowhere/at/all", "Setting Dashboards:Path = '/nowhere/at/all' cannot be used: name a folder that exists, or leave it out for the shipped scenes and playlists.")]
    [InlineData("History:Influx:Url", "http://me:secret@db:8086", "Setting History:Influx:Url = 'http://…@db' cannot be used: name the account with History:Influx:Username and History:Influx:PasswordFile.")]
    public void What_would_be_passed_over_or_told_to_the_log_is_refused(string key, string value, string line) =>
        Assert.Equal(line, Assert.Throws<SettingsException>(() => Read((key, value))).Message);

    [Fact]
    public void InfluxDB_is_named_by_database_or_by_bucket_and_its_secrets_may_lie_in_files()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "s3cret\n");

        var ofOne = Read(("History:Store", "influxdb"), ("History:Influx:Url", "http://influx:8086"), ("History:Influx:Username", "dxioc"), ("History:Influx:PasswordFile", file)).History;
        var ofTwo = Read(("History:Store", "influxdb"), ("History:Influx:Bucket", "ioc"), ("History:Influx:Org", "province"), ("History:Influx:TokenFile", file), ("History:Spool:Hours", "48")).History;

        Assert.Equal(("influxdb", "dxioc", "dxioc", "s3cret"), (ofOne.Store, ofOne.Influx.Database, ofOne.Influx.Username, ofOne.Influx.Password));
        Assert.Equal(new Uri("http://influx:8086"), ofOne.Influx.Url);
        Assert.Equal(("ioc", "province", "s3cret", 48, 4_096), (ofTwo.Influx.Bucket, ofTwo.Influx.Org, ofTwo.Influx.Token, ofTwo.Spool.Hours, ofTwo.Spool.SizeLimitMiB));
        File.Delete(file);
    }

    [Fact]
    public void Wrong_settings_of_InfluxDB_are_told_with_the_remedy_and_without_the_secret()
    {
        var e = Assert.Throws<SettingsException>(() => Read(
            ("History:Influx:Url", "influx:8086"), ("History:Influx:Database", "a b"), ("History:Influx:Bucket", "ioc"), ("History:Influx:Username", "u"),
            ("History:Influx:Password", "s3cret"), ("History:Influx:PasswordFile", "/nowhere/at/all"), ("History:Spool:SizeLimitMiB", "1")));

        Assert.Equal(
            [
                "Setting History:Influx:Url = 'influx:8086' cannot be used: write http://host:8086, or https.",
                "Setting History:Influx:PasswordFile = '/nowhere/at/all' cannot be used: set it or History:Influx:Password, not both.",
                "Setting History:Influx:PasswordFile = '/nowhere/at/all' cannot be used: name a file that the server may read.",
                "Setting History:Influx:Database = 'a b' cannot be used: write letters, digits, '-' and '_', at most 64.",
                "Setting History:Influx:Database = 'a b' cannot be used: leave it out for InfluxDB 2.x and 3.x, or leave out History:Influx:Bucket for 1.x.",
                "Setting History:Influx:Token = '' cannot be used: InfluxDB 2.x and 3.x want one: set it, or History:Influx:TokenFile to a file that has it.",
                "Setting History:Influx:Password = '' cannot be used: a user name wants one: set it, or History:Influx:PasswordFile to a file that has it.",
                "Setting History:Spool:SizeLimitMiB = '1' cannot be used: write a whole number from 16 to 1048576.",
            ],
            e.Message.Split(Environment.NewLine));
        Assert.DoesNotContain("s3cret", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:1883", "Setting Mqtt:Broker = 'localhost:1883' cannot be used: write embedded, mqtt://host:1883 or mqtts://host:8883.")]
    [InlineData("mqtt://dxioc:secret@broker", "Setting Mqtt:Broker = 'mqtt://…@broker' cannot be used: name the account with Mqtt:Username and Mqtt:PasswordFile.")]
    public void A_broker_that_is_no_address_or_has_a_secret_in_it_is_refused(string broker, string said)
    {
        var e = Assert.Throws<SettingsException>(() => Read(("Mqtt:Broker", broker)));

        Assert.Equal(said, e.Message);
    }

    [Fact]
    public void Servers_that_share_a_group_need_names_and_a_user_a_password()
    {
        var e = Assert.Throws<SettingsException>(() => Read(("Mqtt:Broker", "mqtt://broker"), ("Mqtt:SharedGroup", "centre"), ("Mqtt:Username", "dxioc")));

        Assert.Equal(2, e.Message.Split(Environment.NewLine).Length);
        Assert.Contains("Setting Mqtt:Password = ''", e.Message, StringComparison.Ordinal);
        Assert.Contains("Setting Mqtt:ClientId = ''", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_brokers_password_comes_from_a_file_without_its_line_end()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "giấu kín\n");

        var settings = Read(("Mqtt:Broker", "mqtts://broker"), ("Mqtt:Username", "dxioc"), ("Mqtt:PasswordFile", file));

        File.Delete(file);
        Assert.Equal("giấu kín", settings.Mqtt.Password);
    }

    [Fact]
    public void Certificates_of_the_broker_are_checked_at_once_with_the_rest_of_the_settings()
    {
        var e = Assert.Throws<SettingsException>(() => Read(
            ("Mqtt:Broker", "mqtts://broker"), ("Mqtt:Protocol", "4"), ("Mqtt:Ca", "/nowhere/ca.pem"), ("Mqtt:ClientCertificate", "/nowhere/own.pem")));

        Assert.Equal(
            [
                "Setting Mqtt:Protocol = '4' cannot be used: write 5 or 3.1.1.",
                "Setting Mqtt:ClientKey = '' cannot be used: a certificate and its key go together: set Mqtt:ClientCertificate and Mqtt:ClientKey.",
                "Setting Mqtt:Ca = '/nowhere/ca.pem' cannot be used: the file /nowhere/ca.pem cannot be read (Could not find a part of the path '/nowhere/ca.pem'); name a file that the server may read.",
                "Setting Mqtt:ClientCertificate = '/nowhere/own.pem' cannot be used: the file /nowhere/own.pem cannot be read (Could not find a part of the path '/nowhere/own.pem'); name a file that the server may read.",
            ],
            e.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void A_certificate_without_TLS_is_refused_and_so_is_one_for_the_embedded_broker()
    {
        const string Said = "Setting Mqtt:Ca = '/ca.pem' cannot be used: write mqtts://host:8883 in Mqtt:Broker, or leave it out.";

        Assert.Equal(Said, Assert.Throws<SettingsException>(() => Read(("Mqtt:Broker", "mqtt://broker"), ("Mqtt:Ca", "/ca.pem"))).Message);
        Assert.Equal(Said, Assert.Throws<SettingsException>(() => Read(("Mqtt:Ca", "/ca.pem"))).Message);
    }

    private static ServerSettings Read(params (string Key, string Value)[] settings) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build());
}
