using System.Globalization;

namespace DxIoc.Server.Snapshots;

/// <summary>One picture to take. Pure.</summary>
/// <param name="Page">Path of the page below the server's address.</param>
/// <param name="Width">Pixels of the page, which decide its layout; a PDF scales them to its paper.</param>
/// <param name="Height">Pixels of the page; of a PDF they follow from the paper.</param>
/// <param name="At">The past instant that it shows; null for now.</param>
/// <param name="Paper">"a4" or "a3", landscape; for a PDF alone.</param>
/// <param name="Language">"vi" or "en".</param>
internal sealed record SnapshotWish(string Page, SnapshotFormat Format, int Width, int Height, DateTimeOffset? At, string Paper, string Language)
{
    public const int UsualWidth = 1_920;
    public const int UsualHeight = 1_080;

    /// <summary>An 8K wall is the largest screen.</summary>
    public const int MostWidth = 7_680;
    public const int MostHeight = 4_320;
    public const int LeastWidth = 640;
    public const int LeastHeight = 360;

    public static readonly IReadOnlyList<string> Papers = ["a4", "a3"];
    public static readonly IReadOnlyList<string> Languages = ["vi", "en"];

    private const double InchPixels = 96;

    public static string SceneOf(string scene) => $"scene/{scene}";

    /// <summary>The root's page is the province's.</summary>
    public static string AreaOf(string area, bool root) => root ? "" : $"areas/{area}";

    /// <summary>Inches of the paper lying down.</summary>
    public (double Width, double Height) PaperSize => Paper == "a3" ? (420 / 25.4, 297 / 25.4) : (297 / 25.4, 210 / 25.4);

    /// <summary>How much smaller than on a screen the page is on paper.</summary>
    public double Scale => PaperSize.Width * InchPixels / Width;

    /// <summary>The screen for which the page is laid out: of a PDF the paper's own shape.</summary>
    public (int Width, int Height) Screen => Format == SnapshotFormat.Png
        ? (Width, Height)
        : (Width, (int)(PaperSize.Height * InchPixels / Scale));

    /// <summary>The page without chrome, saying that it is a picture.</summary>
    public string Query => string.Create(
        CultureInfo.InvariantCulture,
        $"{Page}?kiosk&snapshot&lang={Language}{(At is { } at ? $"&at={at.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}" : "")}");

    public string ContentType => Format == SnapshotFormat.Pdf ? "application/pdf" : "image/png";
}
