using System.Globalization;
using DxIoc.Simulator.Stations;

namespace DxIoc.Simulator.Tests.Stations;

/// <summary>Files as stations of Circular 10/2021/TT-BTNMT write them.</summary>
public sealed class StationFilesTests : IDisposable
{
    private static readonly DateTimeOffset Midnight = new(2022, 4, 25, 17, 0, 0, TimeSpan.Zero);
    private static readonly string[] States = ["00", "01", "02"];

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-stations-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_line_has_five_columns_with_local_time_and_a_state_of_the_circular()
    {
        var stations = new StationFiles(1906, 18, _folder).Stations;
        var lines = stations.SelectMany(s => s.TextAt(Midnight.AddHours(8)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)).Select(l => l.Split('\t')).ToList();

        Assert.Equal(18 * 6, lines.Count);
        Assert.All(lines, l => Assert.True(l.Length == 5 && l[3] == "20220426080000" && States.Contains(l[4])));
        Assert.Contains(lines, l => l[1].Contains(',', StringComparison.Ordinal));
        Assert.Contains(lines, l => l[1].Contains('.', StringComparison.Ordinal));
        Assert.Equal("QT_TDM_01/20220426/QT_TDM_01_20220426080000.txt", stations[0].PathAt(Midnight.AddHours(8)));
    }

    [Fact]
    public void A_day_has_calibrations_at_night_faults_and_lines_that_come_late_in_order()
    {
        var files = new StationFiles(1906, 9, _folder);
        var (states, calibrated, late) = (new HashSet<string>(), new HashSet<int>(), 0);
        for (var at = Midnight; at < Midnight.AddDays(1); at += TimeSpan.FromMinutes(5))
        {
            files.WriteAt(at);
            late += files.Stations.Count(s => s.IsCutOff(at));
            foreach (var line in files.Stations.SelectMany(s => s.TextAt(at).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)))
            {
                states.Add(line[^2..]);
                if (line.EndsWith("01", StringComparison.Ordinal))
                {
                    calibrated.Add(int.Parse(line.Split('\t')[3][8..10], CultureInfo.InvariantCulture));
                }
            }
        }

        Assert.Equal(States, states.Order());
        Assert.Equal([2, 3], calibrated.Order());
        Assert.InRange(late, 1, 1_000);
        var cut = files.Stations.Count(s => s.IsCutOff(Midnight.AddDays(1).AddMinutes(-5)));
        Assert.Equal(files.Written, Directory.EnumerateFiles(_folder, "*.txt", SearchOption.AllDirectories).Count());
        Assert.True(cut > 0 ? files.Written < 9 * 288 : files.Written == 9 * 288);
    }

    [Theory]
    [InlineData("--folder x --stations 20 --every 10s --since 2h --seed 7 --duration 1m", "x 20 10 7200 7 60")]
    [InlineData("--folder=x", "x 9 300 0 1906 ")]
    [InlineData("", "stations needs --folder; see --help.")]
    [InlineData("--folder x --stations 0", "--stations cannot be '0'; see --help.")]
    [InlineData("--folder x --speed 2", "--speed cannot be '2'; see --help.")]
    public void The_command_line_is_read(string line, string expected)
    {
        var options = StationOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var problem);

        Assert.Equal(expected, options is { } o ? FormattableString.Invariant($"{o.Folder} {o.Count} {o.Every.TotalSeconds} {o.Since.TotalSeconds} {o.Seed} {o.Duration?.TotalSeconds}") : problem);
    }
}
