using GreenBatch.Scheduler.Commands;

return await CommandLine.RunAsync(args);
