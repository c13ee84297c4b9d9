using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>The residents' committee remarks on a line or an exclusion (<paramref name="ItemId"/>).</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Check)]
public sealed record AddRemarkCommand(Guid BatchId, Guid ItemId, string Text) : IRequest<Result<RemarkMade>>;

/// <summary>The maker's side answers a remark.</summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.Compile)]
public sealed record AnswerRemarkCommand(Guid Id, string Answer) : IRequest<Result<RemarkMade>>;

/// <summary>Remarks on a batch, the open ones first.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListRemarksQuery(Guid BatchId) : IRequest<Result<RemarkRow[]>>;

public sealed record RemarkMade(Guid Id, int Version);

/// <param name="LineId">The household's line in the batch as it is now, if any.</param>
/// <param name="AmountFen">Of that line.</param>
public sealed record RemarkRow(
    Guid Id, Guid HouseholdId, string HouseholdNumber, Guid? LineId, long? AmountFen, string Text, string MadeByName, DateTimeOffset MadeAt, bool OnPresentContent, string? Answer,
    string? AnsweredByName, DateTimeOffset? AnsweredAt, bool OwnEntry);

internal sealed class AddRemarkValidator : AbstractValidator<AddRemarkCommand>
{
    public AddRemarkValidator() => RuleFor(x => x.Text).Must(ReasonShape.IsReason).WithMessage("请填写2至500个字的核对意见。");
}

internal sealed class AnswerRemarkValidator : AbstractValidator<AnswerRemarkCommand>
{
    public AnswerRemarkValidator() => RuleFor(x => x.Answer).Must(ReasonShape.IsReason).WithMessage("请填写2至500个字的答复。");
}

internal sealed class AddRemarkHandler(IAppDbContext db, ICurrentUser user, BatchDesk desk) : IRequestHandler<AddRemarkCommand, Result<RemarkMade>>
{
    public async Task<Result<RemarkMade>> Handle(AddRemarkCommand command, CancellationToken ct)
    {
        if (await db.SubsidyBatches.AsNoTracking().InScope(user.ScopeOf(Permissions.Subsidies.Check)).SingleOrDefaultAsync(x => x.Id == command.BatchId, ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        var item = await db.SubsidyLines.Where(x => x.BatchId == batch.Id && x.Id == command.ItemId).Select(x => new { x.HouseholdId, x.HouseholdNumber }).SingleOrDefaultAsync(ct)
            ?? await db.SubsidyExclusions.Where(x => x.BatchId == batch.Id && x.Id == command.ItemId).Select(x => new { x.HouseholdId, x.HouseholdNumber }).SingleOrDefaultAsync(ct);
        if (item is null)
        {
            return SubsidyErrors.ItemNotFound;
        }

        var made = LineRemark.On(batch, item.HouseholdId, item.HouseholdNumber, ChineseText.Sentence(command.Text), desk.Me);
        if (made.Error is { } error)
        {
            return error;
        }

        db.LineRemarks.Add(made.Value);
        await db.SaveChangesAsync(ct);
        return new RemarkMade(made.Value.Id, made.Value.Version);
    }
}

internal sealed class AnswerRemarkHandler(IAppDbContext db, ICurrentUser user, BatchDesk desk) : IRequestHandler<AnswerRemarkCommand, Result<RemarkMade>>
{
    public async Task<Result<RemarkMade>> Handle(AnswerRemarkCommand command, CancellationToken ct)
    {
        if (await db.LineRemarks.InScope(user.ScopeOf(Permissions.Subsidies.Compile)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } remark)
        {
            return SubsidyErrors.RemarkNotFound;
        }

        if (remark.Reply(ChineseText.Sentence(command.Answer), desk.Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new RemarkMade(remark.Id, remark.Version);
    }
}

internal sealed class ListRemarksHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListRemarksQuery, Result<RemarkRow[]>>
{
    public async Task<Result<RemarkRow[]>> Handle(ListRemarksQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.Read);
        if (await db.BatchesIn(scope).Where(x => x.Id == query.BatchId).Select(x => new { x.ContentHash }).SingleOrDefaultAsync(ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        // a township that does not lead the site sees the remarks on its own people
        var (whole, communities, origins, me) = (scope.WholeCounty, scope.Communities, scope.OriginTownships, user.Person);
        var rows = await (
            from remark in db.LineRemarks.AsNoTracking()
            where remark.BatchId == query.BatchId
            join household in db.Households on remark.HouseholdId equals household.Id
            where whole || communities.Contains(remark.CommunityId) || origins.Contains(household.OriginTownshipCode)
            select new
            {
                Remark = remark,
                LineId = db.SubsidyLines.Where(line => line.BatchId == remark.BatchId && line.HouseholdId == remark.HouseholdId && line.Component == 0)
                    .Select(line => (Guid?)line.Id).FirstOrDefault(),
                LineFen = db.SubsidyLines.Where(line => line.BatchId == remark.BatchId && line.HouseholdId == remark.HouseholdId && line.Component == 0)
                    .Select(line => (long?)line.AmountFen).FirstOrDefault(),
            }).ToListAsync(ct);
        return rows.OrderBy(x => x.Remark.Answer is not null).ThenBy(x => x.Remark.HouseholdNumber, StringComparer.Ordinal).ThenBy(x => x.Remark.Id)
            .Select(x => new RemarkRow(x.Remark.Id, x.Remark.HouseholdId, x.Remark.HouseholdNumber, x.LineId, x.LineFen, x.Remark.Text, x.Remark.MadeByName, x.Remark.MadeAt,
                x.Remark.ContentHash == batch.ContentHash, x.Remark.Answer, x.Remark.AnsweredByName, x.Remark.AnsweredAt, x.Remark.MadeBy == me)).ToArray();
    }
}
