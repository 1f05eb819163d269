namespace DxIoc.Wall.Tiles.Embeds;

/// <summary>Another's page. The server lets only pages of hosts on its list into a scene.</summary>
public sealed record EmbedModel(string Title, string Url);
