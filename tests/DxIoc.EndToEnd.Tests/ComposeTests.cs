using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>What can be said of docker-compose.yml and the Dockerfile where no container engine runs.</summary>
public sealed class ComposeTests
{
    private readonly Composition _composition = new();

    [Fact]
    public async Task Compose_accepts_the_file_and_the_simulator_comes_only_when_it_is_asked_for()
    {
        foreach (var profile in (string[][])[[], ["--profile", "demo"]])
        {
            await using var config = ChildProcess.Start("docker-compose", ["-f", Composition.Path, .. profile, "config"]);
            Assert.True(await config.ExitAsync() == 0, config.Error);
        }

        Assert.Equal(["server", "mosquitto", "influxdb", "simulator"], _composition.Services);
        Assert.Equal(["simulator"], _composition.Services.Where(s => _composition.List(s, "profiles").Contains("demo")));
    }

    [Fact]
    public void Every_service_comes_back_by_itself_and_those_that_others_wait_for_say_when_they_are_well() =>
        Assert.All(_composition.Services, s => Assert.True(_composition.Has(s, "restart") && (_composition.Has(s, "healthcheck") || s == "simulator"), s));

    [Fact]
    public async Task Every_secret_is_one_that_make_secrets_makes_and_no_environment_has_one()
    {
        using var folder = new TempFolder();
        await using var made = ChildProcess.Start("bash", Path.Combine(Built.Root, "deploy", "make-secrets"), folder.Path);
        Assert.True(await made.ExitAsync() == 0, made.Error);

        Assert.All(_composition.Secrets, s =>
        {
            Assert.Equal($"./deploy/secrets/{s.Key}", s.Value);
            Assert.True(new FileInfo(Path.Combine(folder.Path, s.Key)).Length > 20, s.Key);
        });
        Assert.Equal(_composition.Secrets.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            new[] { "server", "influxdb" }.SelectMany(_composition.Environment),
            e => e.Key.Contains("Password", StringComparison.OrdinalIgnoreCase) && !e.Key.EndsWith("File", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_that_are_there_are_not_made_anew()
    {
        using var folder = new TempFolder();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var made = ChildProcess.Start("bash", Path.Combine(Built.Root, "deploy", "make-secrets"), folder.Path);
            Assert.True(await made.ExitAsync() == 0, made.Error);
            Assert.Equal(made.Output.Length > 10, !File.Exists(Path.Combine(folder.Path, "seen")));
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "seen"), "");
        }
    }

    [Fact]
    public void The_image_restores_with_every_project_file_and_copies_only_what_is_there()
    {
        var lines = File.ReadAllLines(Path.Combine(Built.Root, "deploy", "Dockerfile"));
        var copied = lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal))
            .SelectMany(l => l.Split(' ')[1..^1]).ToList();

        Assert.All(copied, c => Assert.True(Path.Exists(Path.Combine(Built.Root, c)), c));
        var projects = new[] { "src", "dashboards", "simulators" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Built.Root, f), "*.csproj", SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(Built.Root, p));
        Assert.Equal(projects.Order(StringComparer.Ordinal), copied.Where(c => c.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
