using DxIoc.Wall;
using DxIoc.Wall.Displays;
using DxIoc.Wall.Feeds;
using DxIoc.Wall.Live;
using DxIoc.Wall.Past;
using DxIoc.Wall.Reports;
using DxIoc.Wall.Scenes;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.Services.AddSingleton(new HttpClient { BaseAddress = new Uri(builder.HostEnvironment.BaseAddress) });
builder.Services.AddSingleton<IWallData, HttpWallData>();
builder.Services.AddSingleton<IFeedData, HttpFeedData>();
builder.Services.AddSingleton<IPastData, HttpPastData>();
builder.Services.AddSingleton<IFigureData, HttpFigureData>();
builder.Services.AddSingleton<ISceneData, HttpSceneData>();
builder.Services.AddSingleton<IDisplayData, HttpDisplayData>();
builder.Services.AddWallState(new Uri(builder.HostEnvironment.BaseAddress));
await builder.Build().RunAsync();
