using Hangfire;
using Resettlement.Application.Common;

namespace Resettlement.Infrastructure.Jobs;

internal sealed class JobTrigger(IBackgroundJobClient jobs) : IJobTrigger
{
    public void TriggerQuarterSweep() => jobs.Enqueue<QuarterSweepJob>(job => job.RunAsync(CancellationToken.None));
}
