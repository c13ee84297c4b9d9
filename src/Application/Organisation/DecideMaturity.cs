using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>The lead township says how mature a community is, from a day on. It decides who is dispatched and who elected; appointments in force stay.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Dispatch)]
public sealed record DecideMaturityCommand(Guid CommunityId, MaturityLevel Level, DateOnly From, string Reason, string? DocumentNumber) : IRequest<Result<MaturityDecided>>;

public sealed record MaturityDecided(Guid Id, MaturityLevel Level, DateOnly From);

internal sealed class DecideMaturityValidator : AbstractValidator<DecideMaturityCommand>
{
    public DecideMaturityValidator()
    {
        RuleFor(x => x.Level).IsInEnum().WithMessage("请选择成熟度。");
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
        RuleFor(x => x.DocumentNumber).MaximumLength(100).WithMessage("文号过长。");
    }
}

internal sealed class DecideMaturityHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideMaturityCommand, Result<MaturityDecided>>
{
    public async Task<Result<MaturityDecided>> Handle(DecideMaturityCommand command, CancellationToken ct)
    {
        if (!user.ScopeOf(Permissions.Organisation.Dispatch).Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        await StaffLock.HoldAsync(db, command.CommunityId, ct);
        var decision = MaturityDecision.Decide(command.CommunityId, new(command.Level, command.From, command.Reason, command.DocumentNumber),
            await Maturities.OnAsync(db, command.CommunityId, command.From, ct), user.Person, user.DisplayName, clock.GetUtcNow(), clock.LocalToday());
        if (decision.Error is { } error)
        {
            return error;
        }

        db.MaturityDecisions.Add(decision.Value);
        await db.SaveChangesAsync(ct);
        return new MaturityDecided(decision.Value.Id, decision.Value.Level, decision.Value.From);
    }
}
