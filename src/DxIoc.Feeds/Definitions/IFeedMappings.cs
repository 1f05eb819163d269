namespace DxIoc.Feeds.Definitions;

/// <summary>The feed definitions in force. They change as a whole: read them once per piece of work.</summary>
public interface IFeedMappings
{
    FeedMappings Current { get; }

    /// <summary>Raised after <see cref="Current"/> changed. Handlers return at once.</summary>
    event EventHandler? Changed;
}
