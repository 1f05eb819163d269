namespace DxIoc.Server.Tests.Api;

/// <summary>Tests of one running server.</summary>
[CollectionDefinition(Name)]
public sealed class ApiServerCollection : ICollectionFixture<ApiServer>
{
    public const string Name = "one running server";
}
