using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Payroll;

/// <summary>What became of a payroll that somebody acted on.</summary>
public sealed record PayrollMoved(Guid RunId, PayrollState State, string ContentHash, long TotalFen, int Version);

/// <summary>Loads a payroll within scope, lets it take one action and saves, all in one transaction. Of two that act on one state at once, the second is told.</summary>
internal sealed class PayrollDesk(IAppDbContext db, ICurrentUser user, PayrollReader reader, PayrollFlags flags, SignatureDesk signatures, TimeProvider clock)
{
    public PayActor Me => new(user.Person, user.DisplayName, clock.GetUtcNow());

    public static PayrollMoved Moved(PayrollRun run) => new(run.Id, run.State, run.ContentHash, run.TotalFen, run.Version);

    public Task<Result<PayrollMoved>> ActAsync(Guid id, string permission, Func<PayrollRun, CancellationToken, Task<Result>> act, CancellationToken ct) =>
        db.InTransactionAsync<Result<PayrollMoved>>(async token =>
        {
            if (await db.PayrollRuns.InScope(user.ScopeOf(permission)).AsTracking().SingleOrDefaultAsync(x => x.Id == id, token) is not { } run)
            {
                return PayrollErrors.RunNotFound;
            }

            if ((await act(run, token)).Error is { } error)
            {
                return error;
            }

            await db.SaveChangesAsync(token);
            return Moved(run);
        }, ct);

    /// <summary>Computes and writes the sheet anew; with the same content as before nothing but the flags changes.</summary>
    public async Task<Result> ComputeAsync(PayrollRun run, CancellationToken ct)
    {
        var sheet = await reader.ReadAsync(run.CommunityId, PayMonth.Of(run.Month), ct);
        var hash = PayrollDigest.Of(run.CommunityId, sheet);
        var computed = run.Compute(hash, sheet, Me);
        if (computed.Error is { } error)
        {
            return error;
        }

        // the version is taken first: of two that compute at once, one fails here
        await db.SaveChangesAsync(ct);
        if (computed.Value)
        {
            await WriteAsync(run, sheet, ct);
        }

        await flags.RenewAsync(run, await flags.FindAsync(run, sheet, ct), ct);
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    /// <summary>What the payroll would hold if it were computed now, and whether double pay stands against it.</summary>
    public async Task<(string Hash, PayrollSheet Sheet, int OpenFlags)> LiveAsync(PayrollRun run, CancellationToken ct)
    {
        var sheet = await reader.ReadAsync(run.CommunityId, PayMonth.Of(run.Month), ct);
        return (PayrollDigest.Of(run.CommunityId, sheet), sheet, await flags.CountOpenAsync(run, await flags.FindAsync(run, sheet, ct), ct));
    }

    /// <summary>Sends it back to its maker and voids the signatures.</summary>
    public async Task<Result> ReturnAsync(PayrollRun run, string reason, CancellationToken ct)
    {
        if (run.Return(reason, Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return await signatures.VoidAsync(SignedKind.Payroll, run.Id, reason, ct);
    }

    private async Task WriteAsync(PayrollRun run, PayrollSheet sheet, CancellationToken ct)
    {
        await db.PayrollSegments.Where(x => x.RunId == run.Id).ExecuteDeleteAsync(ct);
        await db.PayrollLines.Where(x => x.RunId == run.Id).ExecuteDeleteAsync(ct);
        await db.PayrollOmissions.Where(x => x.RunId == run.Id).ExecuteDeleteAsync(ct);
        for (var i = 0; i < sheet.Lines.Count; i++)
        {
            var line = PayrollLine.Of(run, sheet.Lines[i], i + 1);
            db.PayrollLines.Add(line);
            db.PayrollSegments.AddRange(PayrollSegment.Of(line, sheet.Lines[i]));
        }

        db.PayrollOmissions.AddRange(sheet.Omissions.Select((x, i) => PayrollOmission.Of(run, x, i + 1)));
        db.Record(new AuditNote("compile", nameof(PayrollRun), run.Id.ToString(), run.CommunityId, $"计算工资表（{new Money(sheet.TotalFen)} 元）", sheet.Lines.Count, run.ContentHash));
    }
}
