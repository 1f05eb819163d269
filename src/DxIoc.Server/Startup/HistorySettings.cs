using System.Text.RegularExpressions;
using DxIoc.History;

namespace DxIoc.Server.Startup;

/// <summary>The settings of section "History".</summary>
internal static partial class HistorySettings
{
    private const string DefaultUrl = "http://localhost:8086";

    public static HistoryOptions Read(SettingReader read, string data)
    {
        var store = read.Text("History:Store", "sqlite");
        if (store is not ("sqlite" or "influxdb"))
        {
            read.Refuse("History:Store", store, "write sqlite (in the data folder, the default) or influxdb");
        }

        return new HistoryOptions
        {
            Store = store,
            Folder = data,
            RawDays = read.Number("History:RawDays", 30, 1, 3_650),
            MinuteDays = read.Number("History:MinuteDays", 730, 1, 36_500),
            SizeLimitMiB = read.Number("History:SizeLimitMiB", 20_480, 64, 1_048_576),
            FiguresLimitMiB = read.Number("Figures:SizeLimitMiB", 2_048, 16, 1_048_576),
            RefusedKept = read.Number("History:RefusedKept", 10_000, 100, 1_000_000),
            Influx = ReadInflux(read),
            Spool = new SpoolOptions
            {
                SizeLimitMiB = read.Number("History:Spool:SizeLimitMiB", 4_096, 16, 1_048_576),
                Hours = read.Number("History:Spool:Hours", 24, 1, 720),
            },
        };
    }

    private static InfluxOptions ReadInflux(SettingReader read)
    {
        var url = read.Text("History:Influx:Url", DefaultUrl);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            read.Refuse("History:Influx:Url", url, "write http://host:8086, or https");
            uri = new Uri(DefaultUrl);
        }
        else if (uri.UserInfo.Length > 0)
        {
            // The address is logged; a secret in it would be too.
            read.Refuse("History:Influx:Url", $"{uri.Scheme}://…@{uri.Host}", "name the account with History:Influx:Username and History:Influx:PasswordFile");
        }

        var influx = new InfluxOptions
        {
            Url = uri,
            Database = read.Text("History:Influx:Database", "dxioc"),
            Username = read.OptionalText("History:Influx:Username"),
            Password = read.Secret("History:Influx:Password"),
            Bucket = read.OptionalText("History:Influx:Bucket"),
            Org = read.OptionalText("History:Influx:Org"),
            Token = read.Secret("History:Influx:Token"),
        };
        Check(read, influx);
        return influx;
    }

    private static void Check(SettingReader read, InfluxOptions influx)
    {
        const string Names = "write letters, digits, '-' and '_', at most 64";
        if (!Name().IsMatch(influx.Database))
        {
            read.Refuse("History:Influx:Database", influx.Database, Names);
        }

        if (influx.Bucket is { } bucket && !Name().IsMatch(bucket))
        {
            read.Refuse("History:Influx:Bucket", bucket, Names);
        }

        if (influx.Bucket is not null && read.OptionalText("History:Influx:Database") is { } database)
        {
            read.Refuse("History:Influx:Database", database, "leave it out for InfluxDB 2.x and 3.x, or leave out History:Influx:Bucket for 1.x");
        }

        if (influx is { Bucket: not null, Token: null })
        {
            read.Refuse("History:Influx:Token", null, "InfluxDB 2.x and 3.x want one: set it, or History:Influx:TokenFile to a file that has it");
        }

        if (influx is { Username: not null, Password: null })
        {
            read.Refuse("History:Influx:Password", null, "a user name wants one: set it, or History:Influx:PasswordFile to a file that has it");
        }

        if (influx is { Username: not null, Token: not null })
        {
            read.Refuse("History:Influx:Username", influx.Username, "leave it out where there is a token");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Name();
}
