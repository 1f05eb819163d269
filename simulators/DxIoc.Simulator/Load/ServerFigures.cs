using System.Globalization;

namespace DxIoc.Simulator.Load;

/// <summary>The server process by its own /metrics; 0 where it does not say.</summary>
internal readonly record struct ServerFigures(double CpuSeconds, double ResidentBytes, double HeapBytes)
{
    public static ServerFigures Parse(string text)
    {
        var figures = new ServerFigures();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var space = line.IndexOf(' ');
            if (space < 0 || line[0] == '#')
            {
                continue;
            }

            var name = line[..space];
            var rest = line[(space + 1)..];
            var end = rest.IndexOf(' ');
            if (!double.TryParse(end < 0 ? rest : rest[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                continue;
            }

            var brace = name.IndexOf('{');
            figures = (brace < 0 ? name : name[..brace]) switch
            {
                "dxioc_process_cpu_seconds_total" or "process_cpu_seconds_total" => figures with { CpuSeconds = value },
                "dxioc_process_resident_bytes" or "process_resident_memory_bytes" => figures with { ResidentBytes = value },
                "dxioc_process_heap_bytes" => figures with { HeapBytes = value },
                _ => figures,
            };
        }

        return figures;
    }
}
