using System.Globalization;
using System.Net;
using System.Text.Json;

namespace DxIoc.History.Influx;

/// <summary>
/// Makes the database with its policies, or the buckets, and brings their retention to the settings. May be run again
/// at any time.
/// </summary>
internal sealed class InfluxLayout(InfluxClient client, HistoryOptions options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Longer than the days asked: what waited in the spool for days must still be taken when it comes.</summary>
    private int RawDays => options.RawDays + 1 + ((options.Spool.Hours + 23) / 24);

    /// <exception cref="InfluxException">Not reached, not let in, or not the version that the settings speak of.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        CheckVersion(await client.VersionAsync(cancellation));
        if (client.Buckets)
        {
            await EnsureBucketsAsync(cancellation);
        }
        else
        {
            await EnsureDatabaseAsync(cancellation);
        }
    }

    /// <summary>A server that does not say its version (a proxy took it away, a compatible one has none) is taken at its word.</summary>
    private void CheckVersion(string? version)
    {
        if (version is null || !int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major))
        {
            return;
        }

        var minor = version.Split('.') is [_, var second, ..] && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (client.Buckets && (major < 1 || (major == 1 && minor < 8)))
        {
            throw new InfluxException($"InfluxDB at {client.Address} is version {version}, which knows no buckets: set History:Influx:Database in place of History:Influx:Bucket.", passing: false);
        }

        if (!client.Buckets && major != 1)
        {
            throw new InfluxException($"InfluxDB at {client.Address} is version {version}, which wants buckets: set History:Influx:Bucket, History:Influx:Org and History:Influx:Token in place of History:Influx:Database.", passing: false);
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancellation)
    {
        var database = InfluxText.Name(client.Database);
        var policies = await PoliciesAsync(database, cancellation);
        if (policies is null)
        {
            await AskAsync($"CREATE DATABASE {database} WITH DURATION {RawDays}d REPLICATION 1 SHARD DURATION 1d NAME \"raw\"", cancellation);
            policies = await PoliciesAsync(database, cancellation) ?? [];
        }

        await EnsurePolicyAsync(policies, database, InfluxTarget.Raw, RawDays, "1d", cancellation);
        await EnsurePolicyAsync(policies, database, InfluxTarget.Minute, options.MinuteDays, "7d", cancellation);
        await EnsurePolicyAsync(policies, database, InfluxTarget.Hour, null, "52w", cancellation);
    }

    /// <summary>Names and durations; null when there is no such database.</summary>
    private async Task<Dictionary<string, string>?> PoliciesAsync(string database, CancellationToken cancellation)
    {
        var policies = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            await client.QueryAsync(
                null,
                $"SHOW RETENTION POLICIES ON {database}",
                rows =>
                {
                    foreach (var row in rows.Values.EnumerateArray())
                    {
                        policies[row[0].GetString()!] = row[1].GetString()!;
                    }
                },
                Limit,
                cancellation);
        }
        catch (InfluxException e) when (e.Message.Contains("database not found", StringComparison.Ordinal))
        {
            return null;
        }

        return policies;
    }

    private Task EnsurePolicyAsync(
        Dictionary<string, string> policies, string database, InfluxTarget target, int? days, string shard, CancellationToken cancellation)
    {
        var name = InfluxText.Name(InfluxText.Of(target));
        var duration = days is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d}d") : "INF";
        var shown = days is { } hours ? string.Create(CultureInfo.InvariantCulture, $"{hours * 24L}h0m0s") : "0s";
        return policies.TryGetValue(InfluxText.Of(target), out var is_) && is_ == shown
            ? Task.CompletedTask
            : AskAsync($"{(policies.ContainsKey(InfluxText.Of(target)) ? "ALTER" : "CREATE")} RETENTION POLICY {name} ON {database} DURATION {duration} REPLICATION 1 SHARD DURATION {shard}", cancellation);
    }

    private Task AskAsync(string statement, CancellationToken cancellation) => client.QueryAsync(null, statement, _ => { }, Limit, cancellation);

    /// <summary>A server without the buckets' API (3.x) makes a bucket by the first write.</summary>
    private async Task EnsureBucketsAsync(CancellationToken cancellation)
    {
        var org = Uri.EscapeDataString(options.Influx.Org ?? "");
        var (status, orgs) = await client.CallAsync(HttpMethod.Get, $"/api/v2/orgs?org={org}", null, cancellation);
        using (orgs)
        {
            if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                throw new InfluxException($"InfluxDB at {client.Address} does not let the server in: set History:Influx:Token to one that may read, write and create the buckets.", passing: false);
            }

            if (orgs is null || !orgs.RootElement.TryGetProperty("orgs", out var found) || found.GetArrayLength() == 0)
            {
                return;
            }

            var id = found[0].GetProperty("id").GetString()!;
            await EnsureBucketAsync(id, org, InfluxTarget.Raw, RawDays, cancellation);
            await EnsureBucketAsync(id, org, InfluxTarget.Minute, options.MinuteDays, cancellation);
            await EnsureBucketAsync(id, org, InfluxTarget.Hour, 0, cancellation);
        }
    }

    private async Task EnsureBucketAsync(string orgId, string org, InfluxTarget target, int days, CancellationToken cancellation)
    {
        var name = client.BucketOf(target);
        var (_, buckets) = await client.CallAsync(HttpMethod.Get, $"/api/v2/buckets?org={org}&name={Uri.EscapeDataString(name)}", null, cancellation);
        using (buckets)
        {
            if (buckets is not null && buckets.RootElement.TryGetProperty("buckets", out var found) && found.GetArrayLength() > 0)
            {
                return;
            }
        }

        var wanted = JsonSerializer.Serialize(new
        {
            orgID = orgId,
            name,
            retentionRules = days == 0 ? [] : new[] { new { type = "expire", everySeconds = days * 86_400L } },
        });
        var (status, made) = await client.CallAsync(HttpMethod.Post, "/api/v2/buckets", wanted, cancellation);
        using (made)
        {
            if (made is null)
            {
                throw new InfluxException(
                    string.Create(CultureInfo.InvariantCulture, $"InfluxDB at {client.Address} did not make the bucket {name} (it answered {(int)status}): make it by hand, or give History:Influx:Token the right to."),
                    passing: (int)status >= 500);
            }
        }
    }
}
