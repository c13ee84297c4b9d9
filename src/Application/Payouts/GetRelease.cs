using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>All there is to see before releasing: totals in figures and words, batches, files by bank, the balance of the fund, remarks by kind; afterwards the states of its orders.</summary>
[RequiresPermission(Permissions.Payouts.Read)]
public sealed record GetReleaseQuery(Guid Id) : IRequest<Result<ReleaseDetail>>;

public sealed record ReleaseDetail(
    ReleaseRow Release, string ContentHash, string AmountInWords, long AvailableFen, IReadOnlyList<ReleaseBatchRow> Batches, IReadOnlyList<PayoutFileRow> Files,
    IReadOnlyList<FlagCountRow> Flags, IReadOnlyList<OrderStateRow> Orders, int Version);

public sealed record ReleaseBatchRow(Guid BatchId, Guid CommunityId, string Title, string Period, int Count, long AmountFen, string ContentHash);

public sealed record FlagCountRow(PayoutFlagKind Kind, string Text, bool IsBlocking, int Count);

public sealed record OrderStateRow(OrderState State, string Text, int Count, long AmountFen);

/// <param name="Copies">Formats in which the file was made, with hash and size.</param>
public sealed record PayoutFileRow(
    Guid Id, string Number, Guid ReleaseId, string BankName, string AccountNumber, BankEncoding Encoding, IReadOnlyList<BankFileFormat> Formats, int Count, long AmountFen, PayoutFileState State,
    DateTimeOffset? SentAt, string? SentByName, DateTimeOffset? AcknowledgedAt, string? AcknowledgedByName, string? BankReference, IReadOnlyList<PayoutFileCopyRow> Copies, int Version);

public sealed record PayoutFileCopyRow(BankFileFormat Format, string FileName, string Sha256, long Bytes);

internal sealed class GetReleaseHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<GetReleaseQuery, Result<ReleaseDetail>>
{
    public async Task<Result<ReleaseDetail>> Handle(GetReleaseQuery query, CancellationToken ct)
    {
        var release = await db.ReleasesIn(user.ScopeOf(Permissions.Payouts.Read)).AsNoTracking().SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (release is null)
        {
            return PayoutErrors.ReleaseNotFound;
        }

        var batches = await db.PayoutReleaseBatches.AsNoTracking().Where(x => x.ReleaseId == release.Id).OrderBy(x => x.Position)
            .Select(x => new ReleaseBatchRow(x.BatchId, x.CommunityId, x.Title, x.Period, x.Count, x.AmountFen, x.ContentHash)).ToListAsync(ct);
        var flags = await db.PayoutFlags.AsNoTracking().Where(x => x.ReleaseId == release.Id).GroupBy(x => new { x.Kind, x.IsBlocking })
            .Select(group => new { group.Key.Kind, group.Key.IsBlocking, Count = group.Count() }).ToListAsync(ct);
        var orders = await db.PaymentOrders.AsNoTracking().Where(x => x.ReleaseId == release.Id).GroupBy(x => x.State)
            .Select(group => new { State = group.Key, Count = group.Count(), Fen = group.Sum(x => x.AmountFen) }).ToListAsync(ct);
        var available = await db.LedgerBalances.AsNoTracking().Where(x => x.BookId == release.BookId).Select(x => x.AvailableFen).SingleAsync(ct);
        return new ReleaseDetail(ReleaseRows.Of(release), release.ContentHash, RmbCapital.Write(new Money(release.AmountFen)), available, batches,
            await PayoutFileRows.SelectAsync(db, db.PayoutFiles.Where(x => x.ReleaseId == release.Id), ct),
            [.. flags.OrderBy(x => x.Kind).Select(x => new FlagCountRow(x.Kind, PayoutWords.Flags.WordOf(x.Kind), x.IsBlocking, x.Count))],
            [.. orders.OrderBy(x => x.State).Select(x => new OrderStateRow(x.State, PayoutWords.States.WordOf(x.State), x.Count, x.Fen))], release.Version);
    }
}

internal static class PayoutFileRows
{
    public static async Task<List<PayoutFileRow>> SelectAsync(IAppDbContext db, IQueryable<PayoutFile> files, CancellationToken ct)
    {
        var rows = await (
            from file in files.AsNoTracking()
            join profile in db.BankProfiles.AsNoTracking() on file.ProfileId equals profile.Id
            orderby file.Number, file.Id
            select new { file, profile }).ToListAsync(ct);
        var ids = rows.Select(x => x.file.Id).ToArray();
        var copies = (await db.PayoutFileCopies.AsNoTracking().Where(x => EF.Parameter(ids).Contains(x.FileId)).ToListAsync(ct)).ToLookup(x => x.FileId);
        return rows.ConvertAll(x => new PayoutFileRow(x.file.Id, x.file.Number, x.file.ReleaseId, x.profile.Name, x.profile.AccountMasked, x.profile.Encoding, x.profile.FormatList, x.file.Count,
            x.file.AmountFen, x.file.State, x.file.SentAt, x.file.SentByName, x.file.AcknowledgedAt, x.file.AcknowledgedByName, x.file.BankReference,
            [.. copies[x.file.Id].OrderBy(copy => copy.Format).Select(copy => new PayoutFileCopyRow(copy.Format, copy.FileName, copy.Sha256, copy.Bytes))], x.file.Version));
    }
}
