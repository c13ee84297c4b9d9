using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Application.Signing;

/// <summary>One sheet with its signatures, what the caller may do with it, and the earlier sheets of the same thing. Also what the approval sheet 审批单 is printed from.</summary>
[RequiresPermission(Permissions.Signing.Read)]
public sealed record GetSheetQuery(Guid Id) : IRequest<Result<SheetDetail>>;

/// <param name="AmountCapital">The amount in capital numerals 大写.</param>
/// <param name="PolicyDocument">The document whose rules hold for the sheet.</param>
/// <param name="MaySign">Whether the caller may give the next signature or send it back.</param>
/// <param name="WhyNot">The code of what stands against it.</param>
/// <param name="Earlier">Void sheets of the same thing, newest first.</param>
public sealed record SheetDetail(
    Guid Id, SignedKind Kind, Guid SubjectId, Guid CommunityId, string CommunityName, string LeadTownshipName, string Title, string Number, string ContentHash, long AmountFen,
    string AmountCapital, int Count, string MakerName, string PolicyDocument, SheetState State, SigningStep? Next, SigningPost? NextPost, DateTimeOffset OpenedAt, DateTimeOffset? CompletedAt,
    VoidReason? VoidedBecause, DateTimeOffset? VoidedAt, string? VoidedByName, string? VoidNote, string Link, IReadOnlyList<SignatureView> Signatures, bool MaySign, string? WhyNot,
    IReadOnlyList<EarlierSheet> Earlier);

/// <param name="DelegationNumber">The document by which a substitute signed.</param>
public sealed record SignatureView(SigningStep Step, SigningPost Post, string Name, DateTimeOffset At, string SeenHash, Guid? DelegationId, string? DelegationNumber);

public sealed record EarlierSheet(Guid Id, DateTimeOffset OpenedAt, VoidReason? VoidedBecause, DateTimeOffset? VoidedAt, string? VoidedByName, string? VoidNote, int Signatures);

internal sealed class GetSheetHandler(IAppDbContext db, ICurrentUser user, Signatories signatories, TimeProvider clock) : IRequestHandler<GetSheetQuery, Result<SheetDetail>>
{
    public async Task<Result<SheetDetail>> Handle(GetSheetQuery query, CancellationToken ct)
    {
        var sheet = await db.SheetsIn(user, await signatories.ReachAsync(ct)).AsNoTracking().Include(x => x.Signatures).SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (sheet is null)
        {
            return SigningErrors.NotFound;
        }

        var place = await (
            from community in db.Communities.AsNoTracking()
            join township in db.Townships on community.LeadTownshipCode equals township.Code
            where community.Id == sheet.CommunityId
            select new { Community = community.Name, Township = township.Name }).SingleAsync(ct);
        var earlier = await db.SignatureSheets.AsNoTracking().Where(x => x.Kind == sheet.Kind && x.SubjectId == sheet.SubjectId && x.Id != sheet.Id && x.State == SheetState.Void)
            .OrderByDescending(x => x.OpenedAt).ThenBy(x => x.Id)
            .Select(x => new EarlierSheet(x.Id, x.OpenedAt, x.VoidedBecause, x.VoidedAt, x.VoidedByName, x.VoidNote, x.Signatures.Count)).ToListAsync(ct);
        var policy = await PolicyLookup.GetAsync(db, sheet.PolicyVersionId, ct);
        var refusal = user.Has(Permissions.Signing.Sign) ? sheet.CheckSigner(await signatories.CallerAsync(sheet.CommunityId, ct), clock.LocalToday()).Error : SigningErrors.NotSigner;
        return new SheetDetail(
            sheet.Id, sheet.Kind, sheet.SubjectId, sheet.CommunityId, place.Community, place.Township, sheet.Title, sheet.Number, sheet.ContentHash, sheet.AmountFen,
            RmbCapital.Write(new(sheet.AmountFen)), sheet.Count, sheet.MakerName, $"{policy?.DocumentTitle}（{policy?.DocumentNumber}）", sheet.State, sheet.Next,
            sheet.Next is { } next ? SignatureSheet.PostOf(sheet.Order, next) : null, sheet.OpenedAt, sheet.CompletedAt,
            sheet.VoidedBecause, sheet.VoidedAt, sheet.VoidedByName, sheet.VoidNote, sheet.Link,
            [.. sheet.Signatures.OrderBy(x => x.Step).Select(x => new SignatureView(x.Step, x.Post, x.Name, x.At, x.SeenHash, x.DelegationId, x.DelegationNumber))],
            refusal is null, refusal?.Code, earlier);
    }
}
