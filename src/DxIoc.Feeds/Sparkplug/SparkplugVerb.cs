namespace DxIoc.Feeds.Sparkplug;

/// <summary>The kinds of Sparkplug messages (specification, chapter 4).</summary>
internal enum SparkplugVerb
{
    NBIRTH,
    NDEATH,
    NDATA,
    NCMD,
    DBIRTH,
    DDEATH,
    DDATA,
    DCMD,
    STATE,
}
