using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Ledger;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;

namespace Resettlement.Application.Payouts;

/// <summary>
/// Lets the money of a prepared release go, in one transaction: set aside in the ledger, orders written, the room that owes told.
/// Count, sum and hash are those the caller was shown; the password is asked for once more.
/// </summary>
[RequiresPermission(Permissions.Payouts.Release)]
[Idempotent]
public sealed record ReleasePayoutCommand(Guid Id, int Count, long AmountFen, string ContentHash, [property: JsonIgnore] string Password) : IRequest<Result<PayoutReleased>>, IProvesPassword;

public sealed record PayoutReleased(Guid Id, string Number, ReleaseState State, int Orders, int Files, long AmountFen, int Version);

internal sealed class ReleasePayoutValidator : AbstractValidator<ReleasePayoutCommand>
{
    public ReleasePayoutValidator()
    {
        RuleFor(x => x.ContentHash).NotEmpty().WithMessage("缺少您核对过的内容摘要。");
        RuleFor(x => x.Password).IsGiven();
    }
}

internal sealed class ReleasePayoutHandler(
    IAppDbContext db, IBulkWriter bulk, ReleaseAssembler assembler, ReleaseDesk desk, LedgerPostings ledger, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReleasePayoutCommand, Result<PayoutReleased>>
{
    public Task<Result<PayoutReleased>> Handle(ReleasePayoutCommand command, CancellationToken ct) => db.InTransactionAsync<Result<PayoutReleased>>(async token =>
    {
        var release = await db.ReleasesIn(user.ScopeOf(Permissions.Payouts.Release)).AsTracking().SingleOrDefaultAsync(x => x.Id == command.Id, token);
        if (release is null)
        {
            return PayoutErrors.ReleaseNotFound;
        }

        if (release.Count != command.Count || release.AmountFen != command.AmountFen || release.ContentHash != command.ContentHash)
        {
            return CommonErrors.Changed;
        }

        if (desk.SourceOf(release.Purpose) is not { } source)
        {
            return PayoutErrors.NoSource;
        }

        var wanted = await ReadWantedAsync(release, source, token);
        if (wanted.Error is { } missing)
        {
            return missing;
        }

        var (batches, participants) = wanted.Value;
        if (release.Release(user.Person, user.DisplayName, participants, clock.GetUtcNow()).Error is { } refused)
        {
            return refused;
        }

        // the version decides between two who release at once, before anything is written
        await db.SaveChangesAsync(token);
        if (release.Count > 0 && (await ledger.PostAsync(release.BookId, EntryKind.Reservation, release.AmountFen, EntryReference.Release, release.Id, $"发放单 {release.Number}", token)).Error is { } poor)
        {
            return poor;
        }

        PayableBatch? different = null;
        var lines = release.Kind == ReleaseKind.Reissue ? ReissueLines.ReadAsync(db, release.Id, token) : ReleaseAssembler.OfBatchesAsync(source, batches, x => different = x, token);
        var (totals, files) = await WriteOrdersAsync(release, lines, token);
        if (different is not null || totals != release.Totals)
        {
            return PayoutErrors.ContentChanged;
        }

        var touched = batches.Count > 0 ? [.. batches.Select(x => x.Id)] : await db.PaymentOrders.Where(x => x.ReleaseId == release.Id).Select(x => x.BatchId).Distinct().ToListAsync(token);
        var told = release.Kind == ReleaseKind.Reissue ? await source.ProgressedAsync(touched, token) : await source.ReleasedAsync(release.Id, touched, token);
        if (told.Error is { } objection)
        {
            return objection;
        }

        db.Record(new AuditNote("release", nameof(PayoutRelease), release.Id.ToString(), null,
            $"{release.Number}：{totals.Count} 笔，{new Money(totals.AmountFen)} 元；停发 {totals.StoppedCount} 笔", totals.Count + totals.StoppedCount, totals.ContentHash));
        await db.SaveChangesAsync(token);
        return new PayoutReleased(release.Id, release.Number, release.State, totals.Count, files, totals.AmountFen, release.Version);
    }, ct);

    /// <summary>The batches as they are now, in the order of preparation, and everybody who took part in them.</summary>
    private async Task<Result<(IReadOnlyList<PayableBatch> Batches, IReadOnlyCollection<PersonKey> Participants)>> ReadWantedAsync(PayoutRelease release, IPayoutSource source, CancellationToken ct)
    {
        if (release.Kind == ReleaseKind.Reissue)
        {
            var people = await (
                from reissue in db.PayoutReissues
                where reissue.ReleaseId == release.Id
                join order in db.PaymentOrders on reissue.PreviousOrderId equals order.Id
                join participant in db.PayoutParticipants on order.BatchId equals participant.BatchId
                select participant.Person).Distinct().ToListAsync(ct);
            return (Array.Empty<PayableBatch>(), people);
        }

        var prepared = await db.PayoutReleaseBatches.AsNoTracking().Where(x => x.ReleaseId == release.Id).OrderBy(x => x.Position).ToListAsync(ct);
        if (release.State != ReleaseState.Prepared)
        {
            // the source has moved on; the release says why not
            return (Array.Empty<PayableBatch>(), Array.Empty<PersonKey>());
        }

        var now = (await source.ListPayableAsync([.. prepared.Select(x => x.BatchId)], ct)).ToDictionary(x => x.Id);
        if (prepared.Exists(x => !now.TryGetValue(x.BatchId, out var batch) || batch.ContentHash != x.ContentHash || batch.Count != x.Count || batch.AmountFen != x.AmountFen))
        {
            return PayoutErrors.ContentChanged;
        }

        var batches = prepared.ConvertAll(x => now[x.BatchId]);
        db.PayoutParticipants.AddRange(batches.SelectMany(batch => batch.Participants.Distinct().Select(person => new PayoutParticipant { BatchId = batch.Id, Person = person })));
        return (batches, batches.SelectMany(x => x.Participants).Distinct().ToList());
    }

    private async Task<(ReleaseTotals Totals, int Files)> WriteOrdersAsync(PayoutRelease release, IAsyncEnumerable<IReadOnlyList<RawLine>> lines, CancellationToken ct)
    {
        var files = await db.PayoutFiles.AsNoTracking().Where(x => x.ReleaseId == release.Id).ToDictionaryAsync(x => (x.ProfileId, x.Part), x => x.Id, ct);
        var (profiles, now, number) = (await assembler.ProfilesAsync(ct), clock.GetUtcNow(), 0);
        using var tally = new ReleaseTally();
        await foreach (var chunk in assembler.JudgeAsync(lines, profiles, release.PreparedAt.ToLocalDay(), ct))
        {
            var orders = new List<PaymentOrder>(chunk.Count);
            foreach (var line in chunk)
            {
                var place = tally.Add(line);
                if (place is { } at && !files.ContainsKey((at.File.Profile.Id, at.File.Part)))
                {
                    // another plan than the one that was prepared; the totals will say so
                    return (tally.Finish(), files.Count);
                }

                orders.Add(Order(release, line, ++number, place is { } found ? files[(found.File.Profile.Id, found.File.Part)] : null, place?.Sequence ?? 0, now));
            }

            await bulk.InsertAsync(orders, ct);
        }

        return (tally.Finish(), files.Count);
    }

    // a line that a flag stopped gets an order that failed at once: it never goes to a bank and is issued again like any other
    private static PaymentOrder Order(PayoutRelease release, AssembledLine line, int number, Guid? fileId, int sequence, DateTimeOffset now) => new()
    {
        Purpose = release.Purpose,
        BatchId = line.Raw.BatchId,
        ObligationId = line.Line.ObligationId,
        CommunityId = line.Raw.CommunityId,
        HouseholdId = line.Line.HouseholdId,
        HouseholdNumber = line.Line.HouseholdNumber,
        Period = line.Line.Period,
        Component = line.Line.Component,
        PayeeResidentId = line.Line.PayeeResidentId,
        PayeeName = line.Line.PayeeName,
        AccountId = line.Account?.Id,
        AccountMasked = line.Account?.AccountMasked,
        BankName = line.Account?.BankName,
        BankCode = line.Account?.BankCode,
        AmountFen = line.Line.AmountFen,
        EndToEndId = PaymentOrder.NumberOf(release.Purpose, line.Line.Period, release.Number, number),
        State = line.Stop is null ? OrderState.Pending : OrderState.Failed,
        ReleaseId = release.Id,
        FileId = fileId,
        Sequence = sequence,
        PreviousOrderId = line.Raw.PreviousOrderId,
        ReasonCode = line.Stop is { } stop ? PaymentOrder.HeldPrefix + stop : null,
        Reason = line.Stop is { } why ? PayoutWords.Flags.WordOf(why) : null,
        CreatedAt = now,
        IsWrittenOff = false,
    };
}
