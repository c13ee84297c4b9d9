using Resettlement.Domain.Registry;

namespace Resettlement.Infrastructure.Sample;

internal sealed class SamplePapers
{
    public Task WriteAsync(IReadOnlyList<Community> communities, CancellationToken ct) => Task.CompletedTask;
}
