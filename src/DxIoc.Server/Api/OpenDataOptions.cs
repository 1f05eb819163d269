namespace DxIoc.Server.Api;

/// <summary>Settings of section "OpenData": under what, by whom and where the centre publishes.</summary>
public sealed class OpenDataOptions
{
    /// <summary>SPDX identifier or address of the licence; "CC-BY-4.0" by default.</summary>
    public string Licence { get; set; } = "CC-BY-4.0";

    /// <summary>Name of the publisher; by default the centre of the catalogue's topmost area.</summary>
    public string? Publisher { get; set; }

    /// <summary>The address that the public knows the server by, like https://ioc.example.vn; by default the one it was asked at.</summary>
    public string? Address { get; set; }
}
