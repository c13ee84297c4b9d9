using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Opens the election of one post of a body, where the maturity of the community lets it be elected.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record OpenElectionCommand(Guid BodyId, PostKind Post, int Seats, DateOnly? TermEnd) : IRequest<Result<ElectionOpened>>;

public sealed record ElectionOpened(Guid Id, string Number);

internal sealed class OpenElectionValidator : AbstractValidator<OpenElectionCommand>
{
    public OpenElectionValidator()
    {
        RuleFor(x => x.Post).IsInEnum().WithMessage("请选择职务。");
        RuleFor(x => x.Seats).InclusiveBetween(1, Election.MaximumSeats).WithMessage($"应选人数须为1至{Election.MaximumSeats}。");
    }
}

internal sealed class OpenElectionHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenElectionCommand, Result<ElectionOpened>>
{
    public async Task<Result<ElectionOpened>> Handle(OpenElectionCommand command, CancellationToken ct)
    {
        if (await db.Bodies.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.BodyId, ct) is not { } body)
        {
            return OrganisationErrors.BodyNotFound;
        }

        var today = clock.LocalToday();
        if (command.TermEnd <= today)
        {
            return ElectionErrors.TermEnd;
        }

        await StaffLock.HoldAsync(db, body.CommunityId, ct);
        if (AppointmentWays.Check(await Maturities.OnAsync(db, body.CommunityId, today, ct), command.Post, AppointmentWay.Election) is { } closed)
        {
            return closed;
        }

        if (await db.Elections.AnyAsync(x => x.BodyId == body.Id && x.Post == command.Post && x.State != ElectionState.Filed && x.State != ElectionState.Cancelled, ct))
        {
            return ElectionErrors.Exists;
        }

        var code = await db.Communities.Where(x => x.Id == body.CommunityId).Select(x => x.Code).SingleAsync(ct);
        var start = string.Create(CultureInfo.InvariantCulture, $"{code}-TX{today.Year}-");
        var earlier = await db.Elections.CountAsync(x => x.CommunityId == body.CommunityId && x.Number.StartsWith(start), ct);
        var election = Election.Open(body, new(command.Post, command.Seats, command.TermEnd), string.Create(CultureInfo.InvariantCulture, $"{start}{earlier + 1:00}"), user.Person, user.DisplayName, clock.GetUtcNow());
        if (election.Error is { } error)
        {
            return error;
        }

        db.Elections.Add(election.Value);
        await db.SaveChangesAsync(ct);
        return new ElectionOpened(election.Value.Id, election.Value.Number);
    }
}
