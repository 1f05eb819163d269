namespace DxIoc.Simulator.Tests;

/// <summary>A day is long: those who look at it share one.</summary>
[CollectionDefinition(nameof(PlayedDay))]
public sealed class PlayedDayCollection : ICollectionFixture<PlayedDay>;
