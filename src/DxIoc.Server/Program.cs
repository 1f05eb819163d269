using DxIoc.Server;
using DxIoc.Server.Commands;

return await (ServerCommands.Find(args) ?? ServerApplication.RunAsync)(args);
