using Hangfire;
using MediatR;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Sends the end of the notices whose last day is over, soon after midnight. Running it again or beside itself does no harm.</summary>
[AutomaticRetry(Attempts = 3)]
public sealed class NoticeSweepJob
{
    private readonly IMediator _mediator;
    private readonly CurrentUser _user;

    internal NoticeSweepJob(IMediator mediator, CurrentUser user) => (_mediator, _user) = (mediator, user);

    public async Task RunAsync(CancellationToken ct)
    {
        _user.BecomeSystem("notice-sweep", Permissions.Notices.Publish);
        var result = await _mediator.Send(new EndNoticesCommand(), ct);
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sweep of the notices was refused: " + error.Code);
        }
    }
}
