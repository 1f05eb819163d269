namespace DxIoc.Indicators.Windows;

/// <summary>A window that is empty still and takes its state from bytes.</summary>
internal interface IReadableWindow
{
    void Read(BinaryReader input);
}
