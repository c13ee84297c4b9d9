using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Who objected and how to reach them, for whoever answers. Leaves an entry in the audit chain.</summary>
[RequiresPermission(Permissions.Notices.Decide)]
public sealed record RevealObjectorCommand(Guid Id) : IRequest<Result<Objector>>;

/// <summary>Both empty when the objection came without a name.</summary>
public sealed record Objector(string Name, string Phone);

internal sealed class RevealObjectorHandler(IAppDbContext db, ICurrentUser user, ObjectionDesk desk) : IRequestHandler<RevealObjectorCommand, Result<Objector>>
{
    public async Task<Result<Objector>> Handle(RevealObjectorCommand command, CancellationToken ct)
    {
        var objection = await db.Objections.AsNoTracking().InScope(user.ScopeOf(Permissions.Notices.Decide)).SingleOrDefaultAsync(x => x.Id == command.Id, ct);
        if (objection is null)
        {
            return NoticeErrors.ObjectionNotFound;
        }

        if (objection.SealedContact is not { } contact)
        {
            return new Objector("", "");
        }

        db.Record(new AuditNote("reveal", nameof(Objection), objection.Id.ToString(), objection.CommunityId, "异议人联系方式"));
        await db.SaveChangesAsync(ct);
        var (name, phone) = desk.Open(contact);
        return new Objector(name, phone);
    }
}
