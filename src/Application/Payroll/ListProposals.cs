using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Which proposals a list shows.</summary>
public sealed record ProposalFilter(Guid? CommunityId, PayProposalState? State, string? Search);

/// <summary>Proposals, newest first; the search looks for the number of the meeting record and for names.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record ListProposalsQuery(ProposalFilter Filter, PageRequest Page) : IRequest<Result<Page<ProposalRow>>>;

/// <summary>The register 台账 of proposals with every item, as a workbook. Exports are logged.</summary>
[RequiresPermission(Permissions.Payroll.Export)]
public sealed record ExportProposalsQuery(ProposalFilter Filter) : IRequest<Result<FileDownload>>;

public sealed record ProposalRow(
    Guid Id, Guid CommunityId, string CommunityName, string MeetingNumber, DateOnly MeetingOn, DateOnly EffectiveFrom, int Items, long TotalFen, PayProposalState State, string MadeByName, DateTimeOffset MadeAt,
    DateTimeOffset? SubmittedAt, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason);

internal sealed class ListProposalsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListProposalsQuery, Result<Page<ProposalRow>>>
{
    public async Task<Result<Page<ProposalRow>>> Handle(ListProposalsQuery query, CancellationToken ct)
    {
        var proposals = Proposals.Matching(db.PayProposals.AsNoTracking().InScope(user.ScopeOf(Permissions.Payroll.Read)), query.Filter);
        var total = await proposals.CountAsync(ct);
        var rows = await Proposals.Sorted(proposals).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(x => new ProposalRow(
                x.Id, x.CommunityId, db.Communities.First(c => c.Id == x.CommunityId).Name, x.MeetingNumber, x.MeetingOn, x.EffectiveFrom, x.Items.Count, x.Items.Sum(item => item.MonthlyFen), x.State,
                x.MadeByName, x.MadeAt, x.SubmittedAt, x.DecidedByName, x.DecidedAt, x.Reason)).ToListAsync(ct);
        return query.Page.Of<ProposalRow>(rows, total);
    }
}

internal static class Proposals
{
    public static IQueryable<PayProposal> Matching(IQueryable<PayProposal> proposals, ProposalFilter filter)
    {
        if (filter.CommunityId is { } community)
        {
            proposals = proposals.Where(x => x.CommunityId == community);
        }

        if (filter.State is { } state)
        {
            proposals = proposals.Where(x => x.State == state);
        }

        if (ChineseText.Normalise(filter.Search) is { Length: > 0 } words)
        {
            proposals = proposals.Where(x => x.MeetingNumber.Contains(words) || x.Items.Any(item => item.HolderName.Contains(words)));
        }

        return proposals;
    }

    public static IQueryable<PayProposal> Sorted(IQueryable<PayProposal> proposals) => proposals.OrderByDescending(x => x.MadeAt).ThenByDescending(x => x.Id);
}

internal sealed class ExportProposalsHandler(IAppDbContext db, ICurrentUser user, ISpreadsheetWriter writer) : IRequestHandler<ExportProposalsQuery, Result<FileDownload>>
{
    private static readonly SheetColumn[] Columns =
    [
        new("序号", SheetColumnType.Integer, 8), new("社区", Width: 16), new("会议记录编号", Width: 20), new("会议日期", SheetColumnType.Date), new("姓名", Width: 12), new("职务", Width: 18),
        new("月报酬（元）", SheetColumnType.Money), new("起发月份", SheetColumnType.Date), new("状态"), new("拟定人"), new("审批人"), new("审批日期", SheetColumnType.Date), new("退回或撤回原因", Width: 30),
    ];

    public async Task<Result<FileDownload>> Handle(ExportProposalsQuery query, CancellationToken ct)
    {
        var scope = user.ScopeOf(Permissions.Payroll.Export);
        var proposals = await Proposals.Sorted(Proposals.Matching(db.PayProposals.AsNoTracking().InScope(scope), query.Filter)).Include(x => x.Items).AsSplitQuery().ToListAsync(ct);
        var names = await db.Communities.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var rows = proposals.SelectMany(x => x.Items.OrderBy(item => item.Position), (x, item) => (x, item)).ToList();
        if (rows.Count == 0)
        {
            return PayrollErrors.NothingToExport;
        }

        db.Record(new AuditNote("export", nameof(PayProposal), "list", query.Filter.CommunityId, "导出报酬方案台账", rows.Count));
        await db.SaveChangesAsync(ct);
        return writer.Xlsx("报酬方案台账.xlsx", new SheetContent("报酬方案", Columns, rows.Select((row, i) => (IReadOnlyList<object?>)
        [
            i + 1, names[row.x.CommunityId], row.x.MeetingNumber, row.x.MeetingOn, row.item.HolderName, OrganisationWords.Posts.WordOf(row.item.Post), row.item.MonthlyFen, row.x.EffectiveFrom,
            PayrollWords.ProposalStates.WordOf(row.x.State), row.x.MadeByName, row.x.DecidedByName, row.x.DecidedAt?.ToLocalDay(), row.x.Reason,
        ])));
    }
}
