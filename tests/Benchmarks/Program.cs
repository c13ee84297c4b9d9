using Resettlement.Benchmarks.Common;
using Resettlement.Benchmarks.Compile;
using Resettlement.Benchmarks.Imports;
using Resettlement.Benchmarks.Lists;
using Resettlement.Benchmarks.Payouts;
using Resettlement.Benchmarks.Writers;

if (args is ["--child", ..])
{
    return await CompileRun.ChildAsync(args[1..], CancellationToken.None);
}

if (args is [PayoutRun.Child, ..])
{
    return await PayoutRun.ChildAsync(args[1..], CancellationToken.None);
}

Benchmark[] all = [.. CompileBenchmark.All, new ImportBenchmark(), new ListBenchmark(), new PayoutBenchmark(), new WriterBenchmark()];

return await BenchmarkRunner.RunAsync(all, args);
