using DxIoc.Feeds.Areas;

namespace DxIoc.Server.State;

/// <summary>The GeoJSON files that feed definitions name: relative ones lie below the folder of the definitions; without a name, the walls' map.</summary>
/// <param name="confined">True where no other file may be named: a definition that is posted is no reason to read any file of the machine.</param>
internal sealed class AreaFiles(string folder, string? map, bool confined = false) : IAreaFiles
{
    private const long SizeLimit = 64L << 20;

    /// <summary>The map that is shipped.</summary>
    public static string ShippedMap => Path.Combine(YamlFiles.Shipped("catalogue"), "map", "districts.geojson");

    /// <summary>The same files, and no other.</summary>
    public AreaFiles Confined() => new(folder, map, confined: true);

    public string? Read(string? file, out string problem)
    {
        try
        {
            var root = Path.GetFullPath(folder);
            var path = file is null ? map ?? ShippedMap : Path.GetFullPath(file, root);
            if (confined && file is not null && !path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                problem = "here only files below the folder of the definitions can be named";
                return null;
            }

            var size = new FileInfo(path).Length;
            problem = size > SizeLimit ? FormattableString.Invariant($"it has {size} bytes, at most {SizeLimit} are read") : "";
            return size > SizeLimit ? null : File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = e.Message.TrimEnd('.');
            return null;
        }
    }
}
