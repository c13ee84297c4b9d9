using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>What the rooms that have things signed do with sheets, in their own transaction.</summary>
internal sealed class SignatureDesk(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Opens the sheet under the signing policy of today. One sheet that is not void may exist for a thing.</summary>
    /// <returns>The id of the sheet, signing.already-open or policy.none-valid.</returns>
    public async Task<Result<Guid>> OpenAsync(SignedKind kind, SubjectToSign what, CancellationToken ct)
    {
        if (await Sheets(kind, what.Id).AnyAsync(ct))
        {
            return SigningErrors.AlreadyOpen;
        }

        var today = clock.LocalToday();
        var policy = await PolicyLookup.FindAsync(db, PolicyArea.Signing, today, ct);
        if (policy.Error is { } none)
        {
            return none;
        }

        if ((await PolicyLookup.UseAsync(db, policy.Value, today, ct)).Error is { } unusable)
        {
            return unusable;
        }

        var subject = new SheetSubject(kind, what.Id, what.CommunityId, what.Title, what.Number, what.Content(), what.Maker, what.MakerName, what.Link);
        var sheet = SignatureSheet.Open(subject, SigningPolicy.From(policy.Value), clock.GetUtcNow());
        db.SignatureSheets.Add(sheet);
        await db.SaveChangesAsync(ct);
        return sheet.Id;
    }

    /// <summary>Voids the sheet of a thing, open or complete, because its room took the thing back. Without a sheet nothing happens.</summary>
    public async Task<Result> VoidAsync(SignedKind kind, Guid subjectId, string reason, CancellationToken ct)
    {
        if (await Sheets(kind, subjectId).Include(x => x.Signatures).AsTracking().SingleOrDefaultAsync(ct) is { } sheet)
        {
            sheet.Void(VoidReason.Withdrawn, reason, user.Person, user.DisplayName, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return Result.Success;
    }

    /// <summary>
    /// Everybody whose signature stands on the sheet of the thing that is not void, own or in somebody's place: none of them may review or release it.
    /// </summary>
    public async Task<IReadOnlySet<PersonKey>> ParticipantsAsync(SignedKind kind, Guid subjectId, CancellationToken ct) =>
        (await Sheets(kind, subjectId).SelectMany(x => x.Signatures).Select(x => x.Person).ToListAsync(ct)).ToHashSet();

    /// <summary>Fails unless both signatures are there for exactly this content.</summary>
    public async Task<Result> RequireCompleteAsync(SignedKind kind, Guid subjectId, string contentHash, CancellationToken ct) =>
        await Sheets(kind, subjectId).AnyAsync(x => x.State == SheetState.Complete && x.ContentHash == contentHash, ct) ? Result.Success : SigningErrors.NotComplete;

    private IQueryable<SignatureSheet> Sheets(SignedKind kind, Guid subjectId) =>
        db.SignatureSheets.AsNoTracking().Where(x => x.Kind == kind && x.SubjectId == subjectId && x.State != SheetState.Void);
}

internal static class SigningPolicy
{
    public static SigningRules From(PolicyInForce policy) => new(policy.Id,
        policy.Text(PolicyKeys.SignOrder) == "director_then_secretary" ? SigningOrder.DirectorThenSecretary : throw new InvalidOperationException($"Policy version {policy.Id} has an unknown order."),
        policy.Text(PolicyKeys.SignSubstitute) != "none");

    public static SignedContent Content(this SubjectToSign subject) => new(subject.ContentHash, subject.AmountFen, subject.Count);
}
