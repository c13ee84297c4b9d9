using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;
using Resettlement.Benchmarks.Imports;
using Resettlement.Benchmarks.Lists;

if (args is ["--child", ..])
{
    return await CompileRun.ChildAsync(args[1..], CancellationToken.None);
}

Benchmark[] all = [.. CompileBenchmark.All, new ImportBenchmark(), new ListBenchmark()];

return await BenchmarkRunner.RunAsync(all, args);
