using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Organisation;

/// <summary>Makes a member of the township's leadership the contact leader of a community. Who is it now ends on the day the new one begins.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.AssignLeader)]
public sealed record AssignContactLeaderCommand(Guid CommunityId, Guid OfficeHolderId, string Duty, string DocumentNumber, DateOnly From, string? Note) : IRequest<Result<CreatedThing>>;

internal sealed class AssignContactLeaderValidator : AbstractValidator<AssignContactLeaderCommand>
{
    public AssignContactLeaderValidator()
    {
        RuleFor(x => x.Duty).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 100).WithMessage("请填写在乡镇的职务（2至100个字）。");
        RuleFor(x => x.DocumentNumber).Must(OrganisationShape.IsDocument).WithMessage(OrganisationShape.DocumentMessage);
        RuleFor(x => x.From).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
        RuleFor(x => x.Note).MaximumLength(500).WithMessage("说明不能超过500个字。");
    }
}

internal sealed class AssignContactLeaderHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<AssignContactLeaderCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(AssignContactLeaderCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Organisation.AssignLeader);
        if (!scope.Covers(command.CommunityId))
        {
            return RegistryErrors.CommunityNotFound;
        }

        if (await db.HoldersIn(scope).Include(x => x.Places).SingleOrDefaultAsync(x => x.Id == command.OfficeHolderId, ct) is not { } holder)
        {
            return OrganisationErrors.HolderNotFound;
        }

        var paper = new ContactLeaderPaper(ChineseText.Sentence(command.Duty), ChineseText.Normalise(command.DocumentNumber), command.From);
        return await db.InTransactionAsync(async token =>
        {
            var present = await db.ContactLeaders.SingleOrDefaultAsync(x => x.CommunityId == command.CommunityId && x.EndedOn == null, token);
            var next = present is null ? ContactLeaderAssignment.Assign(command.CommunityId, holder.Id, paper) : present.ReplaceBy(holder.Id, paper, OrganisationShape.Optional(command.Note));
            if (next.Error is { } error)
            {
                return Result<CreatedThing>.Fail(error);
            }

            if (await db.ContactLeaders.AnyAsync(x => x.CommunityId == command.CommunityId && x.EndedOn > command.From, token))
            {
                return ContactErrors.LeaderOverlap;
            }

            // the end of the one before is written first, for the index that allows one without an end
            await db.SaveChangesAsync(token);
            holder.AddPlace(command.CommunityId);
            db.ContactLeaders.Add(next.Value);
            await db.SaveChangesAsync(token);
            return new CreatedThing(next.Value.Id, next.Value.Version);
        }, ct);
    }
}
