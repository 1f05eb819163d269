namespace DxIoc.Wall.Tiles.Tickers;

/// <summary>One piece of news.</summary>
public sealed record TickerItem(string Classes, string Sign, string Text, string Age);
