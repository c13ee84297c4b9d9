using Resettlement.Application.Access;

namespace Resettlement.Infrastructure.Sample;

internal sealed class SamplePolicies
{
    public Task WriteAsync(AppUser writer, AppUser publisher, CancellationToken ct) => Task.CompletedTask;
}
