namespace DxIoc.Server.Startup;

/// <summary>Where the server's own files are: beside the program, whatever folder it was started from.</summary>
internal static class ContentRoot
{
    public static string Find() => AppContext.BaseDirectory;
}
