using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>
/// Enters a quarter of one community as paid on paper. It counts, and is never paid again, once another person has confirmed it. What comes before that for the same community and quarter is refused.
/// </summary>
[Idempotent]
[RequiresPermission(Permissions.Subsidies.ImportSettled)]
public sealed record LoadPaperSettlementCommand(Guid CommunityId, Quarter Quarter, string Reference, IReadOnlyList<PaperRow> Lines) : IRequest<Result<PaperEntered>>;

public sealed record PaperEntered(Guid ClaimId, int Count, long SumFen, int Version);

/// <param name="PayeeName">Who got the money; the head of the household when empty.</param>
public sealed record PaperRow(string HouseholdNumber, long AmountFen, long PropertyFen = 0, long ElevatorFen = 0, long WaterFen = 0, string? PayeeName = null);

internal sealed class LoadPaperSettlementValidator : AbstractValidator<LoadPaperSettlementCommand>
{
    public LoadPaperSettlementValidator()
    {
        RuleFor(x => x.Reference).NotEmpty().WithMessage("请填写纸质发放的凭证或文件编号。").MaximumLength(200).WithMessage("凭证编号过长。");
        RuleFor(x => x.Lines).NotEmpty().WithMessage("没有可登记的发放明细。");
        RuleForEach(x => x.Lines).ChildRules(line =>
        {
            line.RuleFor(x => x.HouseholdNumber).NotEmpty().WithMessage("请填写户编号。");
            line.RuleFor(x => x.AmountFen).GreaterThan(0).WithMessage("发放金额必须大于零。");
            line.RuleFor(x => x.PropertyFen).GreaterThanOrEqualTo(0).WithMessage("费用不能为负。");
            line.RuleFor(x => x.ElevatorFen).GreaterThanOrEqualTo(0).WithMessage("费用不能为负。");
            line.RuleFor(x => x.WaterFen).GreaterThanOrEqualTo(0).WithMessage("费用不能为负。");
        });
    }
}

internal sealed class LoadPaperSettlementHandler(IAppDbContext db, IBulkWriter bulk, ICurrentUser user, BatchDesk desk)
    : IRequestHandler<LoadPaperSettlementCommand, Result<PaperEntered>>
{
    public async Task<Result<PaperEntered>> Handle(LoadPaperSettlementCommand command, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Subsidies.ImportSettled);
        if (!scope.Covers(command.CommunityId) || !await db.Communities.AnyAsync(x => x.Id == command.CommunityId, ct))
        {
            return RegistryErrors.CommunityNotFound;
        }

        var numbers = command.Lines.Select(x => x.HouseholdNumber).ToArray();
        var (start, end) = (command.Quarter.Start, command.Quarter.EndExclusive);
        var households = await db.Households.AsNoTracking()
            .Where(x => EF.Parameter(numbers).Contains(x.Number) && x.Stays.Any(stay => stay.CommunityId == command.CommunityId && stay.From < end && (stay.Until == null || stay.Until > start)))
            .Select(x => new
            {
                x.Id,
                x.Number,
                x.OriginTownshipCode,
                Head = db.HouseholdHeads.Where(head => head.HouseholdId == x.Id && head.From < end).OrderByDescending(head => head.From)
                    .Select(head => db.Residents.Where(resident => resident.Id == head.ResidentId).Select(resident => resident.Name).First()).FirstOrDefault(),
            }).ToDictionaryAsync(x => x.Number, StringComparer.Ordinal, ct);
        var payments = new List<PaperPayment>(command.Lines.Count);
        foreach (var line in command.Lines)
        {
            if (!households.TryGetValue(line.HouseholdNumber, out var household))
            {
                return SubsidyErrors.PaperHousehold(line.HouseholdNumber);
            }

            payments.Add(new(household.Id, household.Number, household.OriginTownshipCode, string.IsNullOrWhiteSpace(line.PayeeName) ? household.Head ?? "" : line.PayeeName.Trim(),
                line.AmountFen, line.PropertyFen, line.ElevatorFen, line.WaterFen));
        }

        var by = desk.Me;
        if (await PaperSettlements.CheckAsync(db, by.At, command.CommunityId, command.Quarter, command.Reference, payments, ct) is { } refused)
        {
            return refused;
        }

        if (await db.PaperClaims.AnyAsync(x => x.CommunityId == command.CommunityId && x.Quarter == command.Quarter && x.State == Confirmation.Pending, ct))
        {
            return SubsidyErrors.PaperPending(command.Quarter);
        }

        return await db.InTransactionAsync<Result<PaperEntered>>(async token =>
        {
            var claim = PaperClaim.Enter(command.CommunityId, command.Quarter, command.Reference.Trim(), payments.Count, payments.Sum(x => x.AmountFen), by);
            db.PaperClaims.Add(claim);
            await db.SaveChangesAsync(token);
            await bulk.InsertAsync(payments.Select(x => PaperClaimLine.Of(claim.Id, x)), token);
            return new PaperEntered(claim.Id, claim.Count, claim.SumFen, claim.Version);
        }, ct);
    }
}
