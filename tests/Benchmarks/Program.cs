using Resettlement.Benchmarks.Common;

Benchmark[] all = [];

return await BenchmarkRunner.RunAsync(all, args);
