using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>The lead township lets somebody sign for a post of a community for a time, by a written document.</summary>
[Idempotent]
[RequiresPermission(Permissions.Signing.Delegate)]
public sealed record GrantDelegationCommand(
    Guid CommunityId, SigningPost Post, DelegationReason Reason, Guid SubstituteUserId, string DocumentNumber, DateOnly FirstDay, DateOnly LastDay) : IRequest<Result<DelegationGranted>>;

public sealed record DelegationGranted(Guid Id, string SubstituteName);

internal sealed class GrantDelegationValidator : AbstractValidator<GrantDelegationCommand>
{
    public GrantDelegationValidator()
    {
        RuleFor(x => x.DocumentNumber).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写书面委托的文号。").MaximumLength(100).WithMessage("文号过长。");
        RuleFor(x => x.Post).IsInEnum().WithMessage("请选择代签的职务。");
        RuleFor(x => x.Reason).IsInEnum().WithMessage("请选择代签的原因。");
    }
}

internal sealed class GrantDelegationHandler(IAppDbContext db, ICurrentUser user, Signatories signatories, PersonGrants grants, TimeProvider clock)
    : IRequestHandler<GrantDelegationCommand, Result<DelegationGranted>>
{
    public async Task<Result<DelegationGranted>> Handle(GrantDelegationCommand command, CancellationToken ct)
    {
        // a township that does not lead the community has no say here
        if (!user.ScopeOf(Permissions.Signing.Delegate).Covers(command.CommunityId))
        {
            return SigningErrors.DelegationNotFound;
        }

        var person = await db.Users.AsNoTracking().Where(x => x.Id == command.SubstituteUserId).Select(x => x.PersonIndex).SingleOrDefaultAsync(ct);
        if (person is null)
        {
            return SigningErrors.SubstituteNotFound;
        }

        // two delegations that are fine alone and wrong together meet here: the second one reads the first
        await grants.LockAsync(person, ct);
        if (await signatories.SubstituteAsync(command.SubstituteUserId, command.CommunityId, ct) is not { } substitute)
        {
            return SigningErrors.SubstituteNotFound;
        }

        var paper = new DelegationPaper(command.DocumentNumber, command.Post, command.Reason, command.FirstDay, command.LastDay);
        var granted = SigningDelegation.Grant(command.CommunityId, paper, substitute, user.Person, user.DisplayName, clock.GetUtcNow(), clock.LocalToday());
        if (granted.Error is { } error)
        {
            return error;
        }

        db.SigningDelegations.Add(granted.Value);
        await db.SaveChangesAsync(ct);
        return new DelegationGranted(granted.Value.Id, granted.Value.SubstituteName);
    }
}
