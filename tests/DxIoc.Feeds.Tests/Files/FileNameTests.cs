using System.Globalization;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Tests.Definitions;

namespace DxIoc.Feeds.Tests.Files;

/// <summary>Which names a pattern fits, and what it takes from them.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("{device}_{time:yyyyMMddHHmmss}.txt", "TRAM_01_20220426080000.txt", "device TRAM_01, time 2022-04-26T08:00:00")]
    [InlineData("{device}_{time:yyyyMMddHHmmss}.txt", "TRAM_01_20220426080000.TXT", "device TRAM_01, time 2022-04-26T08:00:00")]
    [InlineData("{device}_{time:yyyyMMddHHmmss}.txt", "2022/TRAM_20220426080000.txt", null)]
    [InlineData("{device}_{time:yyyyMMddHHmmss}.txt", "TRAM_20221326080000.txt", null)]
    [InlineData("{device}_{time:yyyyMMddHHmmss}.txt", "_20220426080000.txt", null)]
    [InlineData("{device}_{time:yyyyMMddHHmmss}.txt", "TRAM_20220426080000.txt.bak", null)]
    [InlineData("**/{device}_{time:yyyyMMddHHmmss}.txt", "TRAM_20220426080000.txt", "device TRAM, time 2022-04-26T08:00:00")]
    [InlineData("**/{device}_{time:yyyyMMddHHmmss}.txt", "2022/04/26/TRAM_20220426080000.txt", "device TRAM, time 2022-04-26T08:00:00")]
    [InlineData("{area}/*/BDG_*_{device}_{time:yyyy-MM-dd_HHmm}.csv", "ben-cat/26/BDG_KCN_01_2022-04-26_0800.csv", "area ben-cat, device 01, time 2022-04-26T08:00:00")]
    [InlineData("{device}/{measure}.txt", "a/pm25.txt", "device a, measure pm25")]
    [InlineData("a+(b).txt", "a+(b).txt", "")]
    [InlineData("a+(b).txt", "aab.txt", null)]
    public void A_name_fits_or_not(string pattern, string path, string? found)
    {
        var name = FileName.Parse(pattern, out var problem);

        Assert.Null(problem);
        Assert.Equal(found, name!.Match(path, out var captured, out var time) ? Said(captured, time) : null);
    }

    [Theory]
    [InlineData("{device}", null)]
    [InlineData("{devices}.txt", "the part '{devices}' cannot be used")]
    [InlineData("{device}{device}", "{device} stands twice")]
    [InlineData("{time}", "the part '{time}' cannot be used")]
    [InlineData("{time:HHmm}", "the part '{time:HHmm}' cannot be used")]
    [InlineData("{device", "the part '{device' cannot be used")]
    [InlineData("a}", "the part '}' cannot be used")]
    [InlineData("/a.txt", "a level of it is empty, '.' or '..'")]
    [InlineData("../a.txt", "a level of it is empty, '.' or '..'")]
    [InlineData("a/**", "** does not stand for files")]
    public void A_pattern_that_cannot_be_used_is_told(string pattern, string? problem)
    {
        FileName.Parse(pattern, out var told);

        Assert.Equal(problem, told);
    }

    private static string Said(Captures captured, DateTime? time) => string.Join(", ", new[]
    {
        captured.Area is { } area ? $"area {area}" : null,
        captured.Device is { } device ? $"device {device}" : null,
        captured.Measure is { } measure ? $"measure {measure}" : null,
        time?.ToString("'time' yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
    }.Where(s => s is not null));

    [Theory]
    [InlineData("stations", "/srv/data/stations/TRAM01_20220426080000.txt", true)]
    [InlineData("/srv/data/stations/", "/srv/data/stations/TRAM01_20220426080000.txt", true)]
    [InlineData("stations", "TRAM01_20220426080000.txt", true)]
    [InlineData("stations", "/srv/data/others/TRAM01_20220426080000.txt", false)]
    public void A_file_is_found_by_its_whole_path_wherever_its_definition_lets_the_folder_begin(string folder, string path, bool found)
    {
        var mappings = ShippedFeeds.MappingsOf($"feeds:\n  - use: circular10\n    files: {{ folder: \"{folder}\" }}\n    area: ben-cat\n");

        Assert.Equal(found, mappings.FindFile(path, out var captured) is not null);
        Assert.Equal(found ? "TRAM01" : null, captured.Device);
    }
}
