using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Payroll;

/// <summary>A payroll as a whole: lines with everything their amounts depend on, who is not paid and why, double pay, signatures, history, and what the caller may do with it now.</summary>
[RequiresPermission(Permissions.Payroll.Read)]
public sealed record GetPayrollQuery(Guid Id) : IRequest<Result<PayrollDetail>>;

/// <param name="TotalCapital">The sum in capital numerals 大写.</param>
/// <param name="SheetId">The sheet that the two sign.</param>
public sealed record PayrollDetail(
    Guid Id, string Number, string Title, Guid CommunityId, string CommunityName, string LeadTownshipName, DateOnly Month, PayrollState State, long TotalFen, string TotalCapital, string ContentHash,
    string MadeByName, DateTimeOffset ComputedAt, string? SubmittedByName, DateTimeOffset? SubmittedAt, DateTimeOffset? ApprovedAt, string? ReturnReason, IReadOnlyList<PayrollLineRow> Lines,
    IReadOnlyList<PayrollOmissionRow> Omissions, IReadOnlyList<PayrollFlagRow> Flags, Guid? SheetId, IReadOnlyList<PayrollSignatureRow> Signatures, IReadOnlyList<PayrollStepRow> Steps,
    IReadOnlyList<PayrollAction> Allowed, int Version);

/// <param name="FenDays">Σ monthly amount × days; divided by the days of the month and rounded half up, once, it is what the person is due.</param>
/// <param name="RestFen">What of a difference could not be withheld and comes again; never positive.</param>
public sealed record PayrollLineRow(
    Guid Id, int Position, PayLineKind Kind, DateOnly ForMonth, Guid HolderId, string HolderName, PostKind? Post, int PaidDays, int DaysInMonth, long FenDays, long EntitledFen, long PaidBeforeFen, long AmountFen,
    long RestFen, IReadOnlyList<PayrollSegmentRow> Segments);

/// <param name="Document">Number of the document of the standard, or of the meeting record.</param>
public sealed record PayrollSegmentRow(
    PostKind Post, DateOnly FirstDay, DateOnly LastDay, int Days, long MonthlyFen, PayBasis Basis, Guid BasisId, string Document, string? Clause, int? VersionNumber, DateOnly EffectiveFrom);

public sealed record PayrollOmissionRow(Guid Id, Guid HolderId, string HolderName, PostKind? Post, OmissionReason Reason, DateOnly ForMonth, long AmountFen);

/// <param name="MayClear">Whether the caller may clear it.</param>
public sealed record PayrollFlagRow(
    Guid Id, PayrollFlagKind Kind, Guid HolderId, string HolderName, DateOnly ForMonth, string Evidence, PayrollFlagState State, string? ClearedByName, DateTimeOffset? ClearedAt, string? ClearedReason, bool MayClear);

public sealed record PayrollSignatureRow(SigningStep Step, SigningPost Post, string Name, DateTimeOffset At, string? DelegationNumber);

public sealed record PayrollStepRow(PayrollAction Action, PayrollState From, PayrollState To, string ByName, DateTimeOffset At, string? Reason, string ContentHash, long TotalFen);

internal sealed class GetPayrollHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetPayrollQuery, Result<PayrollDetail>>
{
    private static readonly (PayrollAction Action, string Permission)[] Actions =
    [
        (PayrollAction.Compute, Permissions.Payroll.Write), (PayrollAction.Submit, Permissions.Payroll.Write), (PayrollAction.Cancel, Permissions.Payroll.Write), (PayrollAction.Return, Permissions.Payroll.Return),
    ];

    public async Task<Result<PayrollDetail>> Handle(GetPayrollQuery query, CancellationToken ct)
    {
        if (await db.PayrollRuns.AsNoTracking().InScope(user.ScopeOf(Permissions.Payroll.Read)).SingleOrDefaultAsync(x => x.Id == query.Id, ct) is not { } run)
        {
            return PayrollErrors.RunNotFound;
        }

        var place = await (
            from community in db.Communities.AsNoTracking()
            join township in db.Townships on community.LeadTownshipCode equals township.Code
            where community.Id == run.CommunityId
            select new { community.Code, Community = community.Name, Township = township.Name }).SingleAsync(ct);
        var omissions = await db.PayrollOmissions.AsNoTracking().Where(x => x.RunId == run.Id).OrderBy(x => x.Position)
            .Select(x => new PayrollOmissionRow(x.Id, x.HolderId, x.HolderName, x.Post, x.Reason, x.ForMonth, x.AmountFen)).ToListAsync(ct);
        var mayClear = run.State == PayrollState.Computed && run.MadeBy != user.Person && user.ScopeOf(Permissions.Payroll.Approve).Covers(run.CommunityId);
        var flags = await db.PayrollFlags.AsNoTracking().Where(x => x.RunId == run.Id).OrderBy(x => x.HolderName).ThenBy(x => x.Id).ToListAsync(ct);
        var sheet = await db.SignatureSheets.AsNoTracking().Include(x => x.Signatures).SingleOrDefaultAsync(x => x.Kind == SignedKind.Payroll && x.SubjectId == run.Id && x.State != SheetState.Void, ct);
        var steps = await db.PayrollSteps.AsNoTracking().Where(x => x.RunId == run.Id).ToListAsync(ct);
        return new PayrollDetail(
            run.Id, PayrollSignedSubject.NumberOf(place.Code, run.Month), PayrollSignedSubject.TitleOf(place.Community, run.Month), run.CommunityId, place.Community, place.Township, run.Month, run.State,
            run.TotalFen, RmbCapital.Write(new(run.TotalFen)), run.ContentHash, run.MadeByName, run.ComputedAt, run.SubmittedByName, run.SubmittedAt, run.ApprovedAt, run.ReturnReason,
            await PayrollLines.ReadAsync(db, run.Id, ct), omissions,
            [.. flags.Select(x => new PayrollFlagRow(x.Id, x.Kind, x.HolderId, x.HolderName, x.ForMonth, x.Evidence, x.State, x.ClearedByName, x.ClearedAt, x.ClearedReason, mayClear && x.State == PayrollFlagState.Open))],
            sheet?.Id, [.. (sheet?.Signatures ?? []).OrderBy(x => x.Step).Select(x => new PayrollSignatureRow(x.Step, x.Post, x.Name, x.At, x.DelegationNumber))],
            [.. steps.OrderBy(x => x.At).ThenBy(x => x.Id).Select(x => new PayrollStepRow(x.Action, x.From, x.To, x.ByName, x.At, x.Reason, x.ContentHash, x.TotalFen))],
            [.. Actions.Where(x => user.ScopeOf(x.Permission).Covers(run.CommunityId) && run.Check(x.Action) is null).Select(x => x.Action)], run.Version);
    }
}

internal static class PayrollLines
{
    /// <summary>The lines of a payroll in the order of the sheet, each with its days.</summary>
    public static async Task<IReadOnlyList<PayrollLineRow>> ReadAsync(IAppDbContext db, Guid runId, CancellationToken ct)
    {
        var segments = (await db.PayrollSegments.AsNoTracking().Where(x => x.RunId == runId).ToListAsync(ct)).ToLookup(x => x.LineId);
        var lines = await db.PayrollLines.AsNoTracking().Where(x => x.RunId == runId).OrderBy(x => x.Position).ToListAsync(ct);
        return lines.ConvertAll(x => new PayrollLineRow(
            x.Id, x.Position, x.Kind, x.ForMonth, x.HolderId, x.HolderName, x.Post, x.PaidDays, x.DaysInMonth, segments[x.Id].Sum(s => s.MonthlyFen * s.Days), x.EntitledFen, x.PaidBeforeFen, x.AmountFen,
            x.EntitledFen - x.PaidBeforeFen - x.AmountFen,
            [.. segments[x.Id].OrderBy(s => s.Position).Select(s => new PayrollSegmentRow(s.Post, s.FirstDay, s.LastDay, s.Days, s.MonthlyFen, s.Basis, s.BasisId, s.Document, s.Clause, s.VersionNumber, s.EffectiveFrom))]));
    }
}
