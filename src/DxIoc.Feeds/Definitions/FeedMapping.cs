namespace DxIoc.Feeds.Definitions;

/// <summary>
/// How messages of one kind, from one kind of source, become measurements of a feed. Immutable and validated; read from a file of definitions.
/// </summary>
/// <param name="Name">Where it stands: file and line, to be named where it is explained.</param>
/// <param name="Feed">A feed of the catalogue.</param>
/// <param name="Columns">The columns of CSV lines; empty where the first line names them.</param>
/// <param name="Records">Where the records of a message are; each has the measures of one device at one time.</param>
/// <param name="Area">Null where the source or the path names it, or where <paramref name="Areas"/> alone decides.</param>
/// <param name="Areas">By device; "*" for every other one. Empty where the area is not looked up.</param>
/// <param name="Measures">By measure, or by {measure} for every member that the path finds.</param>
/// <param name="Rate">Null for no limit.</param>
/// <param name="PayloadLimit">Bytes of a payload at most.</param>
/// <param name="RecordLimit">Records of a message at most.</param>
internal sealed record FeedMapping(
    string Name,
    string Feed,
    FeedSource Source,
    string Format,
    IReadOnlyList<string> Columns,
    char Separator,
    ValuePath Records,
    NameRule? Area,
    IReadOnlyDictionary<string, string> Areas,
    NameRule? Device,
    TimeRule? Time,
    IReadOnlyList<MeasureRule> Measures,
    RateLimit? Rate,
    int PayloadLimit,
    int RecordLimit)
{
    /// <summary>A message may well have none of the measures: what did not change is not sent.</summary>
    public bool SaysWhatChanged => Format == FeedKeys.Sparkplug;

    /// <summary>How old a picture may be to be shown.</summary>
    public TimeSpan PictureAge { get; init; } = TimeSpan.FromMinutes(15);

    public CsvRules Csv { get; init; } = CsvRules.Plain;

    /// <summary>Null where no point says the area.</summary>
    public AreaAtRule? AreaAt { get; init; }

    /// <summary>Null where every value is as good as another.</summary>
    public QualityRule? Quality { get; init; }
}
