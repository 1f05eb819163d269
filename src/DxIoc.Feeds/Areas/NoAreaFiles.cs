namespace DxIoc.Feeds.Areas;

/// <summary>Where no file can be named.</summary>
internal sealed class NoAreaFiles : IAreaFiles
{
    public static NoAreaFiles Instance { get; } = new();

    public string? Read(string? file, out string problem)
    {
        problem = "no file can be read here";
        return null;
    }
}
