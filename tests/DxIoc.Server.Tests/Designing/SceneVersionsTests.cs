using DxIoc.Server.Designing;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Server.Tests.Designing;

/// <summary>Former texts of scenes' files in a real folder.</summary>
public sealed class SceneVersionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("versions").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2022, 4, 26, 1, 0, 0, TimeSpan.Zero));
    private readonly SceneVersions _versions;

    public SceneVersionsTests() => _versions = new SceneVersions(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_newest_come_first_and_each_file_has_its_own()
    {
        Keep("one.yaml", "a\nb\n");
        Keep("one.yaml", "c");
        Keep("sub/one.yaml", "d");

        Assert.Equal([1, 2], _versions.List("one.yaml").Select(v => v.Lines));
        Assert.Equal(["c", "a\nb\n"], _versions.List("one.yaml").Select(v => _versions.Read("one.yaml", v.Id)));
        Assert.Equal("d", _versions.Read("sub/one.yaml", Assert.Single(_versions.List("sub/one.yaml")).Id));
        Assert.Null(_versions.Read("one.yaml", "../sub%2Fone.yaml/x"));
        Assert.Empty(_versions.List("none.yaml"));
    }

    [Fact]
    public void The_oldest_goes_when_one_too_many_comes_also_within_a_millisecond()
    {
        for (var i = 0; i <= SceneVersions.Limit; i++)
        {
            Keep("one.yaml", $"{i}");
        }

        var kept = _versions.List("one.yaml").Select(v => _versions.Read("one.yaml", v.Id)).ToList();
        Assert.Equal((SceneVersions.Limit, "50", "1"), (kept.Count, kept[0], kept[^1]));
    }

    private void Keep(string file, string text) => _versions.Keep(file, text, _time.GetUtcNow());
}
