using DxIoc.Contracts.Boards;

namespace DxIoc.Contracts.History;

/// <summary>One indicator of <see cref="BoardMinutes"/>.</summary>
/// <param name="Values">The reading at each minute's end; null where the minute has none.</param>
/// <param name="Statuses">A letter a minute: n normal, w warning, c critical, u unknown, - none.</param>
public sealed record MinuteLine(string Indicator, IReadOnlyList<double?> Values, string Statuses)
{
    public const char None = '-';

    public static char LetterOf(ReadingStatus status) => status switch
    {
        ReadingStatus.Normal => 'n',
        ReadingStatus.Warning => 'w',
        ReadingStatus.Critical => 'c',
        _ => 'u',
    };

    /// <summary>The status of a letter; what is no letter of ours is unknown.</summary>
    public static ReadingStatus StatusOf(char letter) => letter switch
    {
        'n' => ReadingStatus.Normal,
        'w' => ReadingStatus.Warning,
        'c' => ReadingStatus.Critical,
        _ => ReadingStatus.Unknown,
    };
}
