using DxIoc.History.Tests.Harness;

// Tests that break a process from outside start this one anew, as the writer that is broken.
return args is [var store, var folder, var url] ? await WriterProgram.RunAsync(store, folder, new Uri(url)) : 1;
