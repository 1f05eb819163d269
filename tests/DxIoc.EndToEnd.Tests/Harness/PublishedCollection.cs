namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Tests of what is delivered share one publication.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedCollection : ICollectionFixture<Published>
{
    public const string Name = "published";
}
