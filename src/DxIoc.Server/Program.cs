using DxIoc.Server;
using DxIoc.Server.Recompute;

return args is ["recompute", .. var rest] ? await RecomputeCommand.RunAsync(rest) : await ServerApplication.RunAsync(args);
