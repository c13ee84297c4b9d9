using Hangfire;
using MediatR;
using Resettlement.Application.Access;
using Resettlement.Domain.Access;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Infrastructure.Jobs;

/// <summary>Sends the nightly clean-up under its own name.</summary>
[AutomaticRetry(Attempts = 3)]
public sealed class CleanUpJob
{
    private readonly IMediator _mediator;
    private readonly CurrentUser _user;

    internal CleanUpJob(IMediator mediator, CurrentUser user) => (_mediator, _user) = (mediator, user);

    public async Task RunAsync(CancellationToken ct)
    {
        _user.BecomeSystem("clean-up", Permissions.System.Operate);
        var result = await _mediator.Send(new CleanUpCommand(), ct);
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The clean-up was refused: " + error.Code);
        }
    }
}
