using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>The last number that was given out under a key.</summary>
public sealed class PayoutCounter
{
    public required string Key { get; init; }

    public required int Last { get; init; }
}

/// <summary>What preparing whole batches and issuing orders again have in common.</summary>
internal sealed class ReleaseDesk(IAppDbContext db, IBulkWriter bulk, ReleaseAssembler assembler, PayoutNumbers numbers, IEnumerable<IPayoutSource> sources, ICurrentUser user, TimeProvider clock)
{
    public IPayoutSource? SourceOf(PayoutPurpose purpose) => sources.SingleOrDefault(x => x.Purpose == purpose);

    public static FundKind FundOf(PayoutPurpose purpose) => purpose switch
    {
        PayoutPurpose.Subsidy => FundKind.CountySubsidy,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    /// <summary>A new release with the next number, stored; its lines follow.</summary>
    public async Task<Result<PayoutRelease>> BeginAsync(PayoutPurpose purpose, ReleaseKind kind, CancellationToken ct)
    {
        var fund = FundOf(purpose);
        var book = await db.LedgerBooks.AsNoTracking().Where(x => x.Fund == fund).Select(x => (Guid?)x.Id).SingleOrDefaultAsync(ct);
        if (book is not { } bookId)
        {
            return PayoutErrors.NoBook;
        }

        var release = PayoutRelease.Prepare(await numbers.NextAsync("release", "ZF", ct), purpose, kind, bookId, user.Person, user.DisplayName, clock.GetUtcNow());
        db.PayoutReleases.Add(release);
        await db.SaveChangesAsync(ct);
        return release;
    }

    /// <summary>Goes through the lines once: flags, totals, planned files.</summary>
    public async Task<Result<ReleasePrepared>> FillAsync(PayoutRelease release, IAsyncEnumerable<IReadOnlyList<RawLine>> lines, CancellationToken ct)
    {
        using var tally = new ReleaseTally();
        var profiles = await assembler.ProfilesAsync(ct);
        await foreach (var chunk in assembler.JudgeAsync(lines, profiles, release.PreparedAt.ToLocalDay(), ct))
        {
            foreach (var line in chunk)
            {
                tally.Add(line);
            }

            await bulk.InsertAsync(chunk.SelectMany(line => line.Flags.Select(kind => Flag(release.Id, line, kind))), ct);
        }

        var totals = tally.Finish();
        if (totals.Count + totals.StoppedCount == 0)
        {
            return PayoutErrors.NothingToPay;
        }

        release.Fill(totals);
        var now = clock.GetUtcNow();
        db.PayoutFiles.AddRange(tally.Files.Select(x => PayoutFile.Plan(release.Id, release.Number, x.Profile.Id, x.Profile.Code, x.Part, x.Count, x.AmountFen, now)));
        await db.SaveChangesAsync(ct);
        return new ReleasePrepared(release.Id, release.Number, totals.Count, totals.AmountFen, totals.StoppedCount, totals.StoppedFen, tally.Flags, totals.ContentHash, release.Version);
    }

    private static PayoutFlag Flag(Guid releaseId, AssembledLine line, PayoutFlagKind kind) => new()
    {
        ReleaseId = releaseId,
        ObligationId = line.Line.ObligationId,
        CommunityId = line.Raw.CommunityId,
        HouseholdNumber = line.Line.HouseholdNumber,
        PayeeName = line.Line.PayeeName,
        AccountMasked = line.Account?.AccountMasked,
        AmountFen = line.Line.AmountFen,
        Kind = kind,
        IsBlocking = PayoutFlagRules.IsBlocking(kind),
        Detail = kind is PayoutFlagKind.NoPayingBank or PayoutFlagKind.NameOutsideRepertoire ? line.Profile?.Name ?? line.Account?.BankName : null,
    };
}
