using GreenBatch.Benchmarks;

return await BenchmarkCommand.RunAsync(args);
