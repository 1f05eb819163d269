namespace DxIoc.Feeds.Definitions;

/// <summary>Messages that come as files in a folder.</summary>
/// <param name="Folder">As it is written: absolute, or below the data folder. Empty in a template, where its user names it.</param>
/// <param name="Settle">How long size and time of a file stand still before it is read.</param>
/// <param name="DoneFolder">Where <see cref="AfterReading.Move"/> takes files to, absolute or below the folder.</param>
internal sealed record FileSource(string Folder, FileName Name, TimeSpan Settle, AfterReading After, string DoneFolder) : FeedSource
{
    public override bool Captures(string name) => Name.Captures(name);

    public override string ToString() => Name.ToString();
}
