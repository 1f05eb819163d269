using System.Text.RegularExpressions;

namespace DxIoc.Architecture.Tests;

/// <summary>Rules of the house that a reader would otherwise have to check by eye.</summary>
public sealed partial class HouseTests
{
    private const int LineLimit = 400;
    private static readonly string[] EmptyNames = ["Common", "Utils", "Utilities", "Helpers", "Managers", "Services", "Misc", "Shared"];

    [Fact]
    public void A_namespace_is_the_folder_it_stands_in()
    {
        var astray =
            from source in Repository.Sources
            where source.EndsWith(".cs", StringComparison.Ordinal)
            let declared = Repository.Lines(source).Select(l => Declaration().Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value
            where declared is not null
            where declared != string.Join('.', source.Split('/')[1..^1])
            select $"{source}: {declared}";
        Assert.Empty(astray);
    }

    [Fact]
    public void Every_source_file_but_a_program_declares_a_namespace()
    {
        var without = Repository.Sources
            .Where(s => s.EndsWith(".cs", StringComparison.Ordinal) && Path.GetFileName(s) is not ("Program.cs" or "AssemblyInfo.cs" or "GlobalUsings.cs"))
            .Where(s => !Repository.Lines(s).Any(l => Declaration().IsMatch(l)));
        Assert.Empty(without);
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() => Assert.DoesNotContain(
        Repository.Sources, s => s.Split('/')[..^1].Intersect(EmptyNames, StringComparer.OrdinalIgnoreCase).Any());

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => Assert.DoesNotContain(
        Repository.Sources, s => Repository.Lines(s).Length > LineLimit);

    [Fact]
    public void Nobody_reads_the_wall_clock_or_silences_the_rule_against_it()
    {
        var read =
            from source in Repository.Sources
            where Repository.ProjectOf(source) != "DxIoc.Architecture.Tests"
            from line in Repository.Lines(source)
            where WallClock().IsMatch(line)
            select $"{source}: {line.Trim()}";
        Assert.Empty(read);
    }

    [Fact]
    public void A_skipped_test_says_why()
    {
        var silent =
            from source in Repository.Sources
            where source.StartsWith("tests/", StringComparison.Ordinal) && Repository.ProjectOf(source) != "DxIoc.Architecture.Tests"
            from line in Repository.Lines(source)
            where Skipped().IsMatch(line) && !Reason().IsMatch(line)
            select $"{source}: {line.Trim()}";
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_test_project_has_a_test()
    {
        var projects = Repository.Projects.Keys.Where(p => p.EndsWith(".Tests", StringComparison.Ordinal));
        var tested = Repository.Sources
            .Where(s => s.StartsWith("tests/", StringComparison.Ordinal))
            .Where(s => Repository.Lines(s).Any(l => TestMark().IsMatch(l)))
            .Select(Repository.ProjectOf);
        Assert.Empty(projects.Except(tested));
    }

    [GeneratedRegex(@"^namespace ([\w.]+)\s*[;{]?")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bThread\.Sleep\b|\bRS0030\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bSkip\s*=")]
    private static partial Regex Skipped();

    [GeneratedRegex("""\bSkip\s*=\s*\$?"[^"]{10,}""")]
    private static partial Regex Reason();

    [GeneratedRegex(@"^\s*\[(Fact|Theory|\w+Fact|\w+Theory)\b")]
    private static partial Regex TestMark();
}
