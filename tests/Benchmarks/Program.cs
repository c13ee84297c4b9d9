using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;

if (args is ["--child", ..])
{
    return await CompileRun.ChildAsync(args[1..], CancellationToken.None);
}

Benchmark[] all = [.. CompileBenchmark.All];

return await BenchmarkRunner.RunAsync(all, args);
