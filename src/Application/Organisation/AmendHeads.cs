using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Asks for other counters of one origin township in a frozen head-count, from a day on, with a reason. It counts when another person agrees.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record AmendHeadsCommand(Guid Id, string OriginTownshipCode, DateOnly From, int Poor, int Synchronous, int Additions, string? Document, string Reason) : IRequest<Result<HeadCountAmended>>;

/// <summary>Agrees to a correction, or sends it back with a reason.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Approve)]
public sealed record DecideHeadCountAmendmentCommand(Guid Id, Guid AmendmentId, bool Agreed, string? Reason) : IRequest<Result<HeadCountAmended>>;

public sealed record HeadCountAmended(Guid Id, Guid AmendmentId, AmendmentState State, int Version);

internal sealed class AmendHeadsValidator : AbstractValidator<AmendHeadsCommand>
{
    private const int Most = 10_000_000;

    public AmendHeadsValidator()
    {
        RuleFor(x => x.OriginTownshipCode).NotEmpty().WithMessage("请选择迁出乡镇。");
        RuleFor(x => x.Poor).InclusiveBetween(0, Most).WithMessage("人数应为0或正整数。");
        RuleFor(x => x.Synchronous).InclusiveBetween(0, Most).WithMessage("人数应为0或正整数。");
        RuleFor(x => x.Additions).InclusiveBetween(0, Most).WithMessage("人数应为0或正整数。");
        RuleFor(x => x.Document).MaximumLength(100).WithMessage("文号不能超过100个字。");
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal sealed class DecideHeadCountAmendmentValidator : AbstractValidator<DecideHeadCountAmendmentCommand>
{
    public DecideHeadCountAmendmentValidator() => RuleFor(x => x.Reason).Must(ReasonShape.IsReason).When(x => !x.Agreed).WithMessage(ReasonShape.Message);
}

internal sealed class AmendHeadsHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AmendHeadsCommand, Result<HeadCountAmended>>
{
    public async Task<Result<HeadCountAmended>> Handle(AmendHeadsCommand command, CancellationToken ct)
    {
        if (await db.AmendedAsync(command.Id, user.ScopeOf(Permissions.Organisation.Write), ct) is not { } snapshot)
        {
            return HeadCountErrors.NotFound;
        }

        var document = ChineseText.Normalise(command.Document) is { Length: > 0 } text ? text : null;
        var amended = snapshot.Amend(command.OriginTownshipCode, command.From, new(command.Poor, command.Synchronous, command.Additions), document, ChineseText.Sentence(command.Reason),
            clock.LocalToday(), user.Person, user.DisplayName, clock.GetUtcNow());
        if (amended.Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new HeadCountAmended(snapshot.Id, amended.Value.Id, amended.Value.State, snapshot.Version);
    }
}

internal sealed class DecideHeadCountAmendmentHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideHeadCountAmendmentCommand, Result<HeadCountAmended>>
{
    public async Task<Result<HeadCountAmended>> Handle(DecideHeadCountAmendmentCommand command, CancellationToken ct)
    {
        if (await db.AmendedAsync(command.Id, user.ScopeOf(Permissions.Organisation.Approve), ct) is not { } snapshot)
        {
            return HeadCountErrors.NotFound;
        }

        var reason = command.Agreed ? null : ChineseText.Sentence(command.Reason);
        if (snapshot.Decide(command.AmendmentId, command.Agreed, reason, user.Person, user.DisplayName, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new HeadCountAmended(snapshot.Id, command.AmendmentId, command.Agreed ? AmendmentState.Confirmed : AmendmentState.Rejected, snapshot.Version);
    }
}

internal static class AmendedSnapshots
{
    public static Task<HeadCountSnapshot?> AmendedAsync(this IAppDbContext db, Guid id, AccessScope scope, CancellationToken ct) =>
        db.HeadCountSnapshots.AsTracking().Include(x => x.Lines).Include(x => x.Amendments).AsSplitQuery().InScope(scope).SingleOrDefaultAsync(x => x.Id == id, ct);
}
