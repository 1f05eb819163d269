namespace DxIoc.Server.Tests.Api;

/// <summary>The server that the tests of the API share. They write into its history what is to have been, each into hours of its own.</summary>
public sealed class ApiServer() : OwnServer("--OpenData:Address=https://ioc.example.vn/");
