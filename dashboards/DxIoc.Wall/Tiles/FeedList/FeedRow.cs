namespace DxIoc.Wall.Tiles.FeedList;

/// <summary>A feed: whether it delivers, how much, and what was refused.</summary>
public sealed record FeedRow(string Id, string Name, bool Silent, string Classes, string Sign, string Word, string LastSeen, string Rate, string Refused);
