using Hangfire;
using MediatR;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Sends the sweep of the quarters under its own name. What is due is found in the database; running it again or beside itself does no harm.</summary>
[AutomaticRetry(Attempts = 3)]
public sealed class QuarterSweepJob
{
    private readonly IMediator _mediator;
    private readonly CurrentUser _user;

    internal QuarterSweepJob(IMediator mediator, CurrentUser user) => (_mediator, _user) = (mediator, user);

    public async Task RunAsync(CancellationToken ct)
    {
        _user.BecomeSystem("quarter-sweep", Permissions.Subsidies.Compile);
        var result = await _mediator.Send(new SweepQuartersCommand(), ct);
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sweep of the quarters was refused: " + error.Code);
        }
    }
}
