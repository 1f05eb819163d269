using System.Globalization;

namespace DxIoc.Benchmarks;

/// <summary>Options of a measurement, as --name value.</summary>
internal static class Options
{
    public static double Number(string[] args, string name, double fallback)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : fallback;
    }
}
