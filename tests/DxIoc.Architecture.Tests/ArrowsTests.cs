using System.Xml.Linq;

namespace DxIoc.Architecture.Tests;

/// <summary>Holds the arrows of the design, in what projects ask for and in what their code uses.</summary>
public sealed class ArrowsTests
{
    public static TheoryData<string> Projects => [.. Arrows.Projects];

    [Fact]
    public void Every_project_of_the_product_stands_in_the_picture() =>
        Assert.Equal(Arrows.Projects.Order(StringComparer.Ordinal), Repository.ProductProjects.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_asks_only_for_projects_that_an_arrow_allows(string project)
    {
        var asked = XDocument.Load(Repository.Projects[project])
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(asked.Except(Arrows.From(project)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_code_of_a_project_uses_only_what_the_arrows_reach(string project)
    {
        using var built = new Built(project);
        var used = built.References.Where(r => r.StartsWith("DxIoc.", StringComparison.Ordinal));
        Assert.Empty(used.Except(Arrows.Reach(project)));
    }

    [Fact]
    public void Indicators_know_no_grains_no_store_no_broker_and_no_web()
    {
        using var built = new Built("DxIoc.Indicators");
        Assert.DoesNotContain(built.References, r => Named(r, "Orleans", "Microsoft.Orleans", "Microsoft.Data", "MQTTnet", "Microsoft.AspNetCore", "Npgsql", "System.Net"));
    }

    [Fact]
    public void Indicators_open_no_file_and_no_process()
    {
        using var built = new Built("DxIoc.Indicators");
        string[] forbidden = ["System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Diagnostics.Process", "System.Console"];
        Assert.Empty(built.UsedTypes.Intersect(forbidden));
    }

    [Fact]
    public void Contracts_know_only_the_platform_and_the_wire_form()
    {
        using var built = new Built("DxIoc.Contracts");
        Assert.All(built.References, r => Assert.True(Named(r, "System", "netstandard", "mscorlib", "MessagePack"), r));
    }

    [Fact]
    public void The_wall_knows_no_server_side()
    {
        using var built = new Built("DxIoc.Wall");
        Assert.DoesNotContain(built.References, r => Named(r, "Orleans", "Microsoft.Orleans", "MQTTnet", "Microsoft.Data", "Serilog"));
    }

    [Fact]
    public void Grains_see_history_by_its_interface_since_every_store_is_internal()
    {
        using var built = new Built("DxIoc.History");
        Assert.DoesNotContain(built.PublicTypes, t => t.StartsWith("DxIoc.History.", StringComparison.Ordinal) && t.Count(c => c == '.') > 2);
    }

    private static bool Named(string reference, params string[] names) =>
        names.Any(n => reference == n || reference.StartsWith(n + ".", StringComparison.Ordinal));
}
