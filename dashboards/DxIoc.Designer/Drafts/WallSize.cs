using System.Globalization;

namespace DxIoc.Designer.Drafts;

/// <summary>
/// A screen that a scene is looked at on. Sizes on walls are in rem, and rem follows the screen: so its stage is as many rem wide and
/// high as the screen has, and is drawn to scale.
/// </summary>
/// <param name="Layout">The layout that such a screen shows.</param>
/// <param name="Rem">Pixels of a rem there.</param>
public sealed record WallSize(int Width, int Height, string Layout, double Rem)
{
    /// <summary>Above the scene stands the bar with title and clock, around it a margin.</summary>
    private const double Bar = 4.75;

    private const double Margin = 1.5;

    public static readonly IReadOnlyList<WallSize> All =
    [
        new(1920, 1080, "wide", 16), new(3840, 2160, "wide", 32), new(5120, 1440, "ultrawide", 1440 / 67.5), new(1180, 820, "tablet", 14),
    ];

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Width} × {Height}");

    /// <summary>Of the stage; a tablet's page is as long as it becomes.</summary>
    public string Style
    {
        get
        {
            var width = string.Create(CultureInfo.InvariantCulture, $"width:{(Width / Rem) - Margin:0.##}rem;");
            return Layout == "tablet" ? width : string.Create(CultureInfo.InvariantCulture, $"{width}height:{(Height / Rem) - Bar:0.##}rem");
        }
    }
}
