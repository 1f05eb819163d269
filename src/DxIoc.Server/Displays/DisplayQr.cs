using QRCoder;

namespace DxIoc.Server.Displays;

/// <summary>An address as a QR code: drawn here, so that walls need no code for it.</summary>
internal static class DisplayQr
{
    /// <summary>SVG that fills whatever room it is given. Dark on light with its quiet zone: on a dark wall cameras need both.</summary>
    public static string Svg(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(1, "#0a1120", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
