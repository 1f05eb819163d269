using System.Globalization;
using DxIoc.History.Tests.Harness;

namespace DxIoc.History.Tests;

/// <summary>What is made at start, how one is let in, and which versions are spoken to.</summary>
public sealed class InfluxLayoutTests(InfluxServer server) : IClassFixture<InfluxServer>
{
    [Fact]
    public async Task Policies_are_made_at_start_and_follow_the_settings()
    {
        var database = server.NextDatabase();
        await using var store = new Store(server.Url, database);
        (store.Options.RawDays, store.Options.MinuteDays) = (30, 730);
        await store.OpenAsync();
        await store.CloseAsync();
        Assert.Equal(
            """
            name,duration,shardGroupDuration,replicaN,default
            raw,768h0m0s,24h0m0s,1,true
            minute,17520h0m0s,168h0m0s,1,false
            hour,0s,8736h0m0s,1,false

            """,
            await server.AskAsync($"SHOW RETENTION POLICIES ON {database}"));

        (store.Options.RawDays, store.Options.MinuteDays, store.Options.Spool.Hours) = (7, 365, 72);
        await store.OpenAsync();

        Assert.Equal(["264h0m0s", "8760h0m0s", "0s"], (await server.AskAsync($"SHOW RETENTION POLICIES ON {database}")).Split('\n')[1..4].Select(l => l.Split(',')[1]));
    }

    [Fact]
    public async Task A_database_that_somebody_dropped_is_made_again_and_what_came_meanwhile_is_in_it()
    {
        var database = server.NextDatabase();
        await using var store = await new Store(server.Url, database).OpenAsync();
        await server.AskAsync($"DROP DATABASE {database}");
        await store.WriteAsync(100);

        await store.HasAllAsync(server);
    }

    [Fact]
    public async Task Points_that_conflict_with_a_field_of_another_type_are_put_aside_and_the_others_of_the_batch_kept()
    {
        var database = server.NextDatabase();
        await using var store = await new Store(server.Url, database).OpenAsync();
        // The type of a field is fixed by shard, so by day: of this batch the second day's points conflict.
        await server.AskAsync($"INSERT INTO {database}.raw raw,area=x arrived=\"a text\" {(Some.Start.Micros + 86_400_000_000).ToString(CultureInfo.InvariantCulture)}", ["-database", database]);
        var receipt = await store.History.WriteAsync(
            Some.Batch([.. Enumerable.Range(0, 100).Select(i => Some.Observation(i * 1_700, i))]), default);
        await store.DrainedAsync();

        Assert.DoesNotContain(true, receipt.Duplicate);
        var refused = await store.History.ReadRefusedAsync(null, 1_000, default);
        var kept = await server.CountAsync(database);
        Assert.Equal(100, kept + refused.Count);
        Assert.All(refused, r => Assert.Contains("field type conflict", r.Reason, StringComparison.Ordinal));
        // From 08:00 of the first day in UTC+7 on: the shard of the second begins at midnight UTC, 23 hours later.
        Assert.Equal(Enumerable.Range(0, 100).Count(i => i * 1_700 is >= 23 * 3_600 and < 47 * 3_600), refused.Count);
    }

    [Fact]
    public async Task The_settings_must_speak_of_the_version_that_is_there()
    {
        await using var stub = await StubServer.StartAsync();
        stub.Version = "v2.7.1";
        await using var one = new Store(stub.Url);
        var e = await Assert.ThrowsAsync<HistoryException>(() => one.OpenAsync());
        Assert.EndsWith(" is version 2.7.1, which wants buckets: set History:Influx:Bucket, History:Influx:Org and History:Influx:Token in place of History:Influx:Database.", e.Message, StringComparison.Ordinal);

        await using var two = new Store(server.Url);
        (two.Options.Influx.Bucket, two.Options.Influx.Token) = ("ioc", "t");
        e = await Assert.ThrowsAsync<HistoryException>(() => two.OpenAsync());
        Assert.EndsWith(" is version 1.6.7~rc0, which knows no buckets: set History:Influx:Database in place of History:Influx:Bucket.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_accounts_the_right_password_is_let_in_and_a_wrong_one_is_said_at_once()
    {
        await using var guarded = new InfluxServer { Accounts = true };
        await guarded.StartAsync();
        await guarded.AskAsync("CREATE USER dxioc WITH PASSWORD 's3cret' WITH ALL PRIVILEGES");
        await using var store = new Store(guarded.Url);
        (store.Options.Influx.Username, store.Options.Influx.Password) = ("dxioc", "wrong");
        var e = await Assert.ThrowsAsync<HistoryException>(() => store.OpenAsync());
        Assert.EndsWith("does not let the server in (authorization failed): set History:Influx:Username and History:Influx:Password to an account that may read, write and create.", e.Message, StringComparison.Ordinal);
        await store.CloseAsync();

        store.Options.Influx.Password = "s3cret";
        await store.OpenAsync();
        await store.WriteAsync(10);
        await store.DrainedAsync();

        Assert.Contains(",10", await guarded.AskAsync("SELECT count(value) FROM dxioc.raw.raw", ["-username", "dxioc", "-password", "s3cret"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_bucket_points_go_to_the_second_version_with_org_and_token()
    {
        await using var stub = await StubServer.StartAsync();
        stub.Version = "v2.7.1";
        await using var store = new Store(stub.Url);
        (store.Options.Influx.Bucket, store.Options.Influx.Org, store.Options.Influx.Token) = ("ioc", "tỉnh", "s3cret");
        await store.OpenAsync();
        await store.WriteAsync(10);
        await store.DrainedAsync();

        Assert.Equal("/api/v2/write?org=t%E1%BB%89nh&bucket=ioc%2Fraw&precision=us", stub.LastWrite);
        Assert.Equal("Token s3cret", stub.LastAuthorization);
        Assert.Equal(10, stub.Taken.Count);
    }

    [Fact]
    public async Task A_real_server_of_the_second_versions_protocol_takes_every_point()
    {
        await using var victoria = await VictoriaServer.StartAsync();
        await using var store = new Store(victoria.Url);
        (store.Options.Influx.Bucket, store.Options.Influx.Org, store.Options.Influx.Token) = ("ioc", "o", "t");
        await store.OpenAsync();
        await store.WriteAsync(7_000);
        await store.WriteAsync(3);
        await store.History.WriteReadingsAsync([Some.Minute(0, 40.5), Some.Minute(1, 50)], default);
        await store.DrainedAsync();

        Assert.Equal(Enumerable.Range(0, 7_003).Select(i => (double)i), (await victoria.ValuesAsync("raw_value")).Order());
        Assert.Equal([40.5, 50], await victoria.ValuesAsync("minute_value"));
    }
}
