namespace DxIoc.Feeds.Definitions;

/// <summary>What becomes of a file once its observations are durable.</summary>
internal enum AfterReading
{
    /// <summary>It stays, and is remembered as done.</summary>
    Keep,

    /// <summary>It goes into the done-folder, also where some of it was refused.</summary>
    Move,

    /// <summary>It goes where all of it was taken; one of which a part was refused stays, and is remembered as done.</summary>
    Delete,
}
