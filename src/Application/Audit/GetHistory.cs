using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Audit;

/// <summary>The history of one thing for whoever may see the thing itself. The subject asks for its own permission and scope.</summary>
[RequiresPermission(Permissions.SignedIn)]
public sealed record GetHistoryQuery(string Subject, Guid Id, PageRequest Page) : IRequest<Result<Page<AuditRow>>>;

internal sealed class GetHistoryValidator : AbstractValidator<GetHistoryQuery>
{
    public GetHistoryValidator() => RuleFor(x => x.Subject).NotEmpty().WithMessage("请指明数据种类。");
}

internal sealed class GetHistoryHandler(IAppDbContext db, IEnumerable<IAuditSubject> subjects) : IRequestHandler<GetHistoryQuery, Result<Page<AuditRow>>>
{
    public async Task<Result<Page<AuditRow>>> Handle(GetHistoryQuery query, CancellationToken ct)
    {
        if (subjects.FirstOrDefault(x => x.Name == query.Subject) is not { } subject)
        {
            return AuditErrors.UnknownSubject(subjects.Select(x => x.Name).Order(StringComparer.Ordinal));
        }

        if (!await subject.IsVisibleAsync(query.Id, ct))
        {
            return AuditErrors.SubjectNotFound;
        }

        var id = query.Id.ToString();
        return await db.AuditEntries.AsNoTracking().Where(x => x.RootId == id || x.SubjectId == id).ToPageAsync(query.Page, db, ct);
    }
}
