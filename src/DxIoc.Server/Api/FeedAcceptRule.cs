using DxIoc.Server.Startup;

namespace DxIoc.Server.Api;

/// <summary>Who may accept a feed definition by HTTP: see <see cref="PageRule"/>.</summary>
internal sealed class FeedAcceptRule(ServerSettings settings) : PageRule(
    settings.FeedsAcceptFromPage,
    settings.Urls,
    "This server takes no definitions from the page, since others can reach it: put the file into the folder of Feeds:Path, or set Feeds:AcceptFromPage=true behind access control of your own.",
    "The request comes through a proxy or by another name: set Feeds:AcceptFromPage=true if only those may come that way who may change what the server takes.");
