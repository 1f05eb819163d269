using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>Asks the server which of some observations it has: a question a stretch of a series, many in one request.</summary>
internal sealed class InfluxAsker(InfluxClient client)
{
    private const int QuestionsTogether = 100;

    /// <summary>Times nearer to one another are one stretch.</summary>
    private const long StretchMicros = 600_000_000;

    public async Task AskAsync(AskedTimes asked, TimeSpan limit, CancellationToken cancellation)
    {
        foreach (var together in Stretches(asked.All).Chunk(QuestionsTogether))
        {
            var question = string.Join("; ", together.Select(s =>
                $"SELECT arrived FROM raw WHERE area = {InfluxText.Text(s.Series.Area)} AND feed = {InfluxText.Text(s.Series.Feed)} "
                + $"AND device = {InfluxText.Text(s.Series.Device)} AND measure = {InfluxText.Text(s.Series.Measure)} "
                + $"AND time >= {InfluxText.Time(new Instant(s.From))} AND time <= {InfluxText.Time(new Instant(s.To))}"));
            await client.QueryAsync(
                InfluxTarget.Raw,
                question,
                rows =>
                {
                    foreach (var row in rows.Values.EnumerateArray())
                    {
                        asked.Found(together[rows.Statement].Series, row[0].GetInt64());
                    }
                },
                limit,
                cancellation);
        }
    }

    private static IEnumerable<(Series Series, long From, long To)> Stretches(IEnumerable<(Series Series, long Time)> asked)
    {
        foreach (var series in asked.GroupBy(a => a.Series, a => a.Time))
        {
            var times = series.Order().ToList();
            var from = times[0];
            for (var i = 1; i <= times.Count; i++)
            {
                if (i == times.Count || times[i] - times[i - 1] > StretchMicros)
                {
                    yield return (series.Key, from, times[i - 1]);
                    from = i < times.Count ? times[i] : 0;
                }
            }
        }
    }
}
