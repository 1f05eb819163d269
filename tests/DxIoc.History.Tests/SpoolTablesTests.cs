using DxIoc.History.Influx;
using DxIoc.History.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests;

public sealed class SpoolTablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-spool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Whoever_sees_an_hours_mark_sees_the_row_of_its_last_minute_too()
    {
        var hours = new DirtyHours();
        var looks = new LookingClock();
        var account = new SpoolAccount(new SpoolOptions(), looks);
        using var file = SqliteFile.Open(_folder, SpoolSchema.Spool, NullLogger.Instance);
        using var tables = new SpoolTables(file.Connect(readOnly: false), new SeriesMemory(), hours, account, TimeProvider.System);
        using (var transaction = tables.Connection.BeginTransaction())
        {
            tables.Write([Some.Minute(0, 1)], transaction);
            transaction.Commit();
        }

        // The account reads the clock while it takes the row in: that is between the two.
        looks.Look = () => Assert.False(hours.Of(null, null).Count > 0 && account.Last.Row == 0, "an hour is marked whose minute is not known to wait");
        tables.Keep();

        Assert.Equal((1, 1L, 1), (hours.Of(null, null).Count, account.Last.Row, looks.Looks));
    }

    /// <summary>A clock that does something whenever it is read.</summary>
    private sealed class LookingClock : TimeProvider
    {
        public Action? Look { get; set; }

        public int Looks { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            Looks++;
            Look?.Invoke();
            return Some.Start.ToDateTimeOffset();
        }
    }
}
