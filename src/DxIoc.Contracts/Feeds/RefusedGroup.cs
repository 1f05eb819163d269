namespace DxIoc.Contracts.Feeds;

/// <summary>What was refused of a feed for one kind of reason, with the newest of it.</summary>
/// <param name="Code">As in <see cref="RefusedMessage"/>.</param>
/// <param name="Count">Parts of messages since the server's start, with those of the time before that are among the last thousand kept.</param>
/// <param name="Time">Arrival of the newest, UTC; where many come it may be a second behind.</param>
/// <param name="Payload">As text, cut at 4,096 bytes.</param>
/// <param name="Whole">False where the payload was cut, or is no text.</param>
public sealed record RefusedGroup(
    string Feed, string Code, long Count, DateTimeOffset Time, string Topic, string Payload, bool Whole, string Reason);
