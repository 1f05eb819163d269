using System.Globalization;

namespace DxIoc.Wall.Tests;

/// <summary>Runs a part of a test under a culture, so that text meant for machines shows whether it depends on one.</summary>
internal sealed class UnderCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public UnderCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
