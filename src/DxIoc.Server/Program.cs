using DxIoc.Server;

return await ServerApplication.RunAsync(args);
