using Hangfire;
using MediatR;
using Resettlement.Application.Organisation;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Sends the sweep of the head-counts: finds something to do once a year, and when a new site has been occupied. Running it again or beside itself does no harm.</summary>
[AutomaticRetry(Attempts = 3)]
public sealed class HeadCountSweepJob
{
    private readonly IMediator _mediator;
    private readonly CurrentUser _user;

    internal HeadCountSweepJob(IMediator mediator, CurrentUser user) => (_mediator, _user) = (mediator, user);

    public async Task RunAsync(CancellationToken ct)
    {
        _user.BecomeSystem("head-count-sweep", Permissions.Organisation.Write);
        var result = await _mediator.Send(new SweepHeadCountsCommand(), ct);
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sweep of the head-counts was refused: " + error.Code);
        }
    }
}
