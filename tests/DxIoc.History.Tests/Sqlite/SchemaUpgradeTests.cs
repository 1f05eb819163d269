using DxIoc.History.Influx;
using DxIoc.History.Sqlite;
using DxIoc.History.Sqlite.Migrations;
using DxIoc.History.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests.Sqlite;

/// <summary>Files of earlier versions, brought to this one.</summary>
public sealed class SchemaUpgradeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-upgrade-").FullName;

    private string Copy => Path.Combine(_folder, "history.db.v1-backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_of_version_1_is_brought_to_this_version_with_all_that_was_in_it()
    {
        var path = VersionOne.Make(_folder);
        var before = VersionOne.Content(path);

        await using var history = new SqliteHistory(new HistoryOptions { Folder = _folder }, NullLogger<SqliteHistory>.Instance);
        await history.StartAsync(default);

        Assert.Equal(SqliteSchema.History.Version, VersionOne.Number(path, "PRAGMA user_version"));
        Assert.Empty(before.Except(VersionOne.Content(path)));
        var cell = await history.ReadCellAsync(Some.Query(), default);
        Assert.Equal([41.25, 42.5, 180], cell.Observations.OrderBy(o => o.Value).Select(o => o.Value));
        Assert.Equal(7, cell.Commit);
        Assert.Equal([false, true], (await history.WriteAsync(Some.Batch(Some.Observation(30), Some.Observation(60)), default)).Duplicate);
    }

    [Fact]
    public void The_file_as_it_was_is_kept_beside_it_and_the_log_says_where()
    {
        var path = VersionOne.Make(_folder);
        var before = VersionOne.Content(path);
        var log = new ListLogger<SqliteHistory>();

        SqliteFile.Open(_folder, SqliteSchema.History, log).Dispose();

        Assert.Equal(before, VersionOne.Content(Copy));
        Assert.Equal(1, VersionOne.Number(Copy, "PRAGMA user_version"));
        Assert.Equal([$"HistoryUpgraded: {path} from version 1 to 2; the file as it was is kept as {Copy}"], log.Lines);
    }

    [Fact]
    public void A_step_that_fails_in_its_middle_leaves_the_file_as_it_was_and_the_next_start_goes_on()
    {
        var path = VersionOne.Make(_folder);
        var before = VersionOne.Content(path);
        var broken = SqliteSchema.History with
        {
            Steps = [HistoryVersion1.Step, new SchemaStep(2, "DELETE FROM raw; DROP TABLE books; CREATE TABLE raw (again INTEGER);")],
        };

        var e = Assert.Throws<HistoryException>(() => SqliteFile.Open(_folder, broken, NullLogger.Instance));

        Assert.StartsWith($"The history file {path} could not be brought to version 2 (", e.Message, StringComparison.Ordinal);
        Assert.Contains("stands as before", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, VersionOne.Content(path));
        Assert.Equal(1, VersionOne.Number(path, "PRAGMA user_version"));
        SqliteFile.Open(_folder, SqliteSchema.History, NullLogger.Instance).Dispose();
        Assert.Equal(2, VersionOne.Number(path, "PRAGMA user_version"));
    }

    [Fact]
    public void Steps_that_were_taken_before_a_later_one_failed_stay_taken()
    {
        var path = VersionOne.Make(_folder);
        var broken = SqliteSchema.History with
        {
            Steps = [HistoryVersion1.Step, HistoryVersion2.Step, new SchemaStep(3, "DROP TABLE nothing;")],
        };

        Assert.Throws<HistoryException>(() => SqliteFile.Open(_folder, broken, NullLogger.Instance));

        Assert.Equal(2, VersionOne.Number(path, "PRAGMA user_version"));
    }

    [Fact]
    public void A_copy_that_a_kill_left_half_written_is_no_hindrance()
    {
        var path = VersionOne.Make(_folder);
        File.WriteAllText(Copy + ".partial", "half of a copy");

        SqliteFile.Open(_folder, SqliteSchema.History, NullLogger.Instance).Dispose();

        Assert.Equal(2, VersionOne.Number(path, "PRAGMA user_version"));
        Assert.Equal(3, VersionOne.Number(Copy, "SELECT count(*) FROM raw"));
        Assert.False(File.Exists(Copy + ".partial"));
    }

    [Fact]
    public void Where_no_copy_can_be_written_nothing_is_changed()
    {
        var path = VersionOne.Make(_folder);
        Directory.CreateDirectory(Path.Combine(Copy, "in the way"));

        var e = Assert.Throws<HistoryException>(() => SqliteFile.Open(_folder, SqliteSchema.History, NullLogger.Instance));

        Assert.Contains($"its copy {Copy} could not be written", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, VersionOne.Number(path, "PRAGMA user_version"));
    }

    [Fact]
    public void A_new_file_and_one_of_this_version_are_not_copied()
    {
        SqliteFile.Open(_folder, SqliteSchema.History, NullLogger.Instance).Dispose();
        SqliteFile.Open(_folder, SqliteSchema.History, NullLogger.Instance).Dispose();

        Assert.Empty(Directory.EnumerateFiles(_folder, "*backup*"));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_not_touched()
    {
        var path = VersionOne.Make(_folder);
        using (var connection = VersionOne.Open(path))
        {
            VersionOne.Run(connection, "PRAGMA user_version=99");
        }

        var e = Assert.Throws<HistoryException>(() => SqliteFile.Open(_folder, SqliteSchema.History, NullLogger.Instance));

        Assert.Equal($"The history file {path} was made by a newer version of DxIoc: start that version, or choose another folder with --Data:Path.", e.Message);
        Assert.Equal(99, VersionOne.Number(path, "PRAGMA user_version"));
    }

    [Fact]
    public void Versions_of_every_schema_have_no_gap() => Assert.All(
        (SqliteSchema[])[SqliteSchema.History, SpoolSchema.Spool],
        schema => Assert.Equal(Enumerable.Range(1, schema.Version), schema.Steps.Select(s => s.Version)));
}
