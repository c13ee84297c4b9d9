using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Payroll;

/// <summary>A payroll as it is signed: computed anew from what is known now, so that no signature is given for what is no longer right.</summary>
internal sealed class PayrollSignedSubject(IAppDbContext db, PayrollDesk desk) : ISignedSubject
{
    public SignedKind Kind => SignedKind.Payroll;

    public static string LinkOf(Guid runId) => $"/payroll/runs/{runId}";

    public async Task<Result<SubjectToSign>> DescribeAsync(Guid id, CancellationToken ct)
    {
        if (await db.PayrollRuns.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } run)
        {
            return PayrollErrors.RunNotFound;
        }

        if (!PayrollTransitions.Allows(run.State, PayrollAction.SignFirst) && !PayrollTransitions.Allows(run.State, PayrollAction.SignSecond))
        {
            return PayrollErrors.State(run.State, PayrollAction.SignFirst);
        }

        var live = await desk.LiveAsync(run, ct);
        return live.OpenFlags > 0 ? PayrollErrors.FlagsOpen(live.OpenFlags) : await DescribeAsync(run, live.Sheet, live.Hash, ct);
    }

    public async Task<SubjectToSign> DescribeAsync(PayrollRun run, PayrollSheet sheet, string hash, CancellationToken ct)
    {
        var community = await db.Communities.AsNoTracking().Where(x => x.Id == run.CommunityId).Select(x => new { x.Name, x.Code }).SingleAsync(ct);
        return new(run.Id, run.CommunityId, TitleOf(community.Name, run.Month), NumberOf(community.Code, run.Month), sheet.TotalFen, sheet.Lines.Count, hash, run.MadeBy, run.MadeByName, LinkOf(run.Id));
    }

    public static string TitleOf(string communityName, DateOnly month) => $"{communityName}{PayMonth.Of(month).Chinese}工资表";

    /// <summary>As people call it: 新天地-GZ-2026-11.</summary>
    public static string NumberOf(string communityCode, DateOnly month) => $"{communityCode}-GZ-{PayMonth.Of(month)}";

    public async Task<Result> SignedAsync(Guid id, SigningStep step, bool isComplete, CancellationToken ct)
    {
        var run = await db.PayrollRuns.AsTracking().SingleAsync(x => x.Id == id, ct);
        var person = desk.Me.Person;
        if (await db.PayrollFlags.AnyAsync(x => x.RunId == id && x.ClearedBy == person, ct))
        {
            return PayrollErrors.SamePerson;
        }

        if (run.Sign(step == SigningStep.First, desk.Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> ReturnedAsync(Guid id, string reason, CancellationToken ct) =>
        await desk.ReturnAsync(await db.PayrollRuns.AsTracking().SingleAsync(x => x.Id == id, ct), reason, ct);
}
