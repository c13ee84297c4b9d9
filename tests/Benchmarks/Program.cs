using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;

Benchmark[] all = [new CompileBenchmark()];

return await BenchmarkRunner.RunAsync(all, args);
