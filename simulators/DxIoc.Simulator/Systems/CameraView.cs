using System.Globalization;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Systems;

/// <summary>
/// What a simulated camera sees: a street of its own, by day or night, with the traffic of the moment, the object that it reports in a
/// frame, and its name and time as cameras write them. The same camera, object and moment give the same picture. Pure.
/// </summary>
internal static class CameraView
{
    private const int Width = 320;
    private const int Height = 180;
    private const int Horizon = 70;

    private const int Sky = 0, Far = 1, Near = 2, Window = 3, Pavement = 4, Road = 5, Mark = 6, Body = 7, Lamp = 12, Person = 13, Frame = 14, Letters = 15;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static byte[] Draw(string camera, string label, DateTimeOffset now, Noise noise)
    {
        var local = now.ToOffset(Vietnam);
        var night = local.Hour is < 6 or >= 18;
        var drawing = new Drawing(Width, Height, Colours(night));
        drawing.Fill(0, 0, Width, Horizon, Sky);
        Houses(drawing, camera, noise);
        drawing.Fill(0, Horizon, Width, 22, Pavement);
        drawing.Fill(0, Horizon + 22, Width, Height, Road);
        var second = now.ToUnixTimeSeconds();
        for (var x = (int)(second % 2) * 10; x < Width; x += 40)
        {
            drawing.Fill(x, 134, 20, 3, Mark);
        }

        for (var i = 0; i < 4; i++)
        {
            var at = noise.Uniform($"{camera}-car-{i}", second / 2);
            Vehicle(drawing, (int)(at * (Width + 60)) - 30, i % 2 == 0 ? 104 : 146, i % 3 == 0 ? 46 : 30, Body + i, night);
        }

        var left = 30 + (int)(noise.Uniform($"{camera}-{label}", second) * (Width - 110));
        var (top, across, down) = label == "person" ? (72, 12, 34) : label == "motorcycle" ? (112, 30, 26) : (100, 64, 32);
        Seen(drawing, label, left, top, across, down, night);
        Outline(drawing, left - 5, top - 5, across + 10, down + 10);
        drawing.Write(camera, 6, Horizon + 6, 2, Letters);
        drawing.Write(local.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture), 150, Horizon + 6, 2, Letters);
        return drawing.ToPng();
    }

    private static void Houses(Drawing drawing, string camera, Noise noise)
    {
        var left = 0;
        for (var i = 0; left < Width; i++)
        {
            var across = 24 + (int)(noise.Uniform($"{camera}-house", i) * 40);
            var tall = 22 + (int)(noise.Uniform($"{camera}-roof", i) * 34);
            drawing.Fill(left, Horizon - tall, across - 2, tall, i % 2 == 0 ? Far : Near);
            for (var y = Horizon - tall + 6; y < Horizon - 6; y += 11)
            {
                for (var x = left + 5; x < left + across - 9; x += 11)
                {
                    drawing.Fill(x, y, 5, 6, noise.Uniform($"{camera}-window-{x}", y) < 0.6 ? Window : Far);
                }
            }

            left += across;
        }
    }

    private static void Seen(Drawing drawing, string label, int left, int top, int across, int down, bool night)
    {
        if (label != "car")
        {
            drawing.Fill(left + (across / 2) - 4, top, 8, 8, Person);
            drawing.Fill(left + (across / 2) - 5, top + 9, 10, down - 16, Body + 1);
        }

        if (label == "person")
        {
            drawing.Fill(left + 2, top + down - 8, 3, 8, Far);
            drawing.Fill(left + 8, top + down - 8, 3, 8, Far);
        }
        else
        {
            Vehicle(drawing, left, label == "car" ? top + 4 : top + 12, across, Body + 2, night);
        }
    }

    private static void Vehicle(Drawing drawing, int left, int top, int across, int colour, bool night)
    {
        drawing.Fill(left + (across / 5), top, across * 3 / 5, 8, Window);
        drawing.Fill(left, top + 7, across, 11, colour);
        drawing.Fill(left + (across / 8), top + 16, across / 6, 6, Far);
        drawing.Fill(left + (across * 5 / 7), top + 16, across / 6, 6, Far);
        drawing.Fill(left + across - 3, top + 9, night ? 12 : 3, 4, Lamp);
    }

    private static void Outline(Drawing drawing, int left, int top, int across, int down)
    {
        drawing.Fill(left, top, across, 2, Frame);
        drawing.Fill(left, top + down, across + 2, 2, Frame);
        drawing.Fill(left, top, 2, down, Frame);
        drawing.Fill(left + across, top, 2, down, Frame);
    }

    private static (byte Red, byte Green, byte Blue)[] Colours(bool night) => night
        ? [(14, 20, 38), (24, 30, 46), (34, 40, 58), (222, 190, 110), (44, 48, 58), (30, 33, 42), (150, 150, 140), (96, 40, 44), (44, 66, 110), (104, 108, 116), (60, 92, 72), (128, 104, 60), (255, 244, 196), (190, 150, 128), (92, 216, 120), (240, 244, 250)]
        : [(150, 190, 226), (88, 94, 104), (196, 180, 156), (86, 116, 140), (172, 170, 162), (92, 96, 104), (230, 228, 214), (188, 52, 52), (46, 92, 176), (206, 208, 212), (64, 128, 92), (216, 168, 60), (255, 250, 220), (214, 170, 140), (40, 220, 90), (255, 255, 255)];
}
