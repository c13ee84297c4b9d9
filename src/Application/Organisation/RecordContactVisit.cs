using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Writes a visit of the contact leader down.</summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Visit)]
public sealed record RecordContactVisitCommand(Guid AssignmentId, DateOnly VisitedOn, string Matter, string? FollowUp) : IRequest<Result<CreatedThing>>;

internal sealed class RecordContactVisitValidator : AbstractValidator<RecordContactVisitCommand>
{
    public RecordContactVisitValidator()
    {
        RuleFor(x => x.Matter).Must(x => ChineseText.Sentence(x).Length is >= 2 and <= 1000).WithMessage("请填写走访情况（2至1000个字）。");
        RuleFor(x => x.FollowUp).MaximumLength(1000).WithMessage("发现的问题和后续措施不能超过1000个字。");
    }
}

internal sealed class RecordContactVisitHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RecordContactVisitCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(RecordContactVisitCommand command, CancellationToken ct)
    {
        if (await db.ContactLeaders.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Visit)).SingleOrDefaultAsync(x => x.Id == command.AssignmentId, ct) is not { } leader)
        {
            return ContactErrors.LeaderNotFound;
        }

        var visit = ContactVisit.Record(leader, command.VisitedOn, ChineseText.Sentence(command.Matter), OrganisationShape.Optional(command.FollowUp), user.Person, user.DisplayName, clock.GetUtcNow(),
            clock.LocalToday());
        if (visit.Error is { } error)
        {
            return error;
        }

        db.ContactVisits.Add(visit.Value);
        await db.SaveChangesAsync(ct);
        return new CreatedThing(visit.Value.Id, 1);
    }
}
