using DxIoc.Server.Startup;

namespace DxIoc.Server.Api;

/// <summary>Who may save a scene by HTTP: see <see cref="PageRule"/>.</summary>
internal sealed class SceneSaveRule(ServerSettings settings) : PageRule(
    settings.ScenesSaveFromPage,
    settings.Urls,
    "This server saves no scenes from the page, since others can reach it: copy the text into the folder of Dashboards:Path, or set Dashboards:SaveFromPage=true behind access control of your own.",
    "The request comes through a proxy or by another name: set Dashboards:SaveFromPage=true if only those may come that way who may change what walls show.");
