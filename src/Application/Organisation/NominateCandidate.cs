using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Puts a person up for election.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record NominateCandidateCommand(Guid ElectionId, Guid OfficeHolderId, NominationWay Nominated, string NominatedBy) : IRequest<Result<CandidateNominated>>;

public sealed record CandidateNominated(Guid Id, int Order);

internal sealed class NominateCandidateValidator : AbstractValidator<NominateCandidateCommand>
{
    public NominateCandidateValidator()
    {
        RuleFor(x => x.Nominated).IsInEnum().WithMessage("请选择提名方式。");
        RuleFor(x => x.NominatedBy).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写提名人或提名组织。").MaximumLength(100).WithMessage("提名人过长。");
    }
}

internal sealed class NominateCandidateHandler(IAppDbContext db, ICurrentUser user, ElectionDesk elections) : IRequestHandler<NominateCandidateCommand, Result<CandidateNominated>>
{
    public async Task<Result<CandidateNominated>> Handle(NominateCandidateCommand command, CancellationToken ct)
    {
        if (await elections.FindAsync(command.ElectionId, Permissions.Organisation.Write, ct) is not { } election)
        {
            return ElectionErrors.NotFound;
        }

        if (!await db.HoldersIn(user.ScopeOf(Permissions.Organisation.Write)).AnyAsync(x => x.Id == command.OfficeHolderId, ct))
        {
            return OrganisationErrors.HolderNotFound;
        }

        var candidate = election.Nominate(command.OfficeHolderId, command.Nominated, command.NominatedBy);
        if (candidate.Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CandidateNominated(candidate.Value.Id, candidate.Value.Order);
    }
}
