using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Fees;

/// <summary>A receipt line whose household is known, before it is judged. <paramref name="Row"/> is the row of the file, or the line typed.</summary>
internal sealed record ReceiptDraft(int Row, string ReceiptNumber, int LineNumber, Holder Holder, ReceiptKind Kind, FeeType FeeType, PayerKind Payer, string? PayerName,
    DateOnly ServiceFrom, DateOnly ServiceTo, DateOnly PaidOn, long AmountFen, string? RefundOf = null, int? RefundOfLine = null)
{
    public ReceiptContent Content => new(Holder.HouseholdId, Kind, FeeType, Payer, ServiceFrom, ServiceTo, PaidOn, AmountFen);
}

/// <summary>What became of a draft: a row to be stored, a row that is stored already, or faults (none of its own when another line of the same row has one).</summary>
internal sealed record ReceiptJudgement(ReceiptDraft Draft, IReadOnlyList<ReceiptFault> Faults, bool IsKnown, FeeReceipt? Row);

/// <summary>
/// The one way of receipts into the register, whether typed, imported or sent: judges many lines with a fixed number of queries
/// and makes the rows. Refunds find their payment in the database or among the lines judged with them.
/// </summary>
internal sealed class ReceiptIntake(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    private const int Chunk = 500;

    /// <summary>
    /// Judges the drafts of one source in their order. Nothing is written. The drafts of one row of a file stand or fall together:
    /// a refund cannot refer to a line whose row is refused.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="community">Its site.</param>
    /// <param name="drafts">The lines, all of one row beside each other; the order decides which of two equal numbers is the first.</param>
    /// <param name="importId">The import they come from.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<ReceiptJudgement>> JudgeAsync(FeeSource source, Community community, IReadOnlyList<ReceiptDraft> drafts, Guid? importId, CancellationToken ct)
    {
        var numbers = drafts.Select(draft => draft.ReceiptNumber).Concat(drafts.Where(draft => draft.RefundOf is not null).Select(draft => draft.RefundOf!)).Distinct(StringComparer.Ordinal);
        var stored = await StoredAsync(source.Id, numbers, ct);
        var run = new Run(source, community, stored, await CeilingAsync(source.Id, drafts, ct), clock.LocalToday(), user.Person, clock.GetUtcNow(), importId);
        // payments first, so that a refund above its payment in the same file is found
        foreach (var row in drafts.GroupBy(draft => (draft.Kind, draft.Row)).OrderBy(row => row.Key.Kind))
        {
            run.Judge([.. row]);
        }

        return [.. drafts.Select(run.JudgementOf)];
    }

    /// <summary>
    /// Adds what refunds give back to payments that are stored already, each by one conditional update, so that parallel refunds never exceed the payment.
    /// </summary>
    /// <returns>The first refund for which the payment had no room, or null.</returns>
    public async Task<Error?> TakeRefundsAsync(IEnumerable<FeeReceipt> rows, CancellationToken ct)
    {
        var list = rows.ToList();
        var own = list.Where(row => row.Kind == ReceiptKind.Payment).Select(row => row.Id).ToHashSet();
        foreach (var group in list.Where(row => row.RefundOfId is { } payment && !own.Contains(payment)).GroupBy(row => row.RefundOfId!.Value).OrderBy(group => group.Key))
        {
            var fen = group.Sum(row => row.AmountFen);
            var taken = await db.FeeReceipts.Where(x => x.Id == group.Key && x.Kind == ReceiptKind.Payment && x.RefundedFen + fen <= x.AmountFen)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.RefundedFen, x => x.RefundedFen + fen), ct);
            if (taken == 0)
            {
                var payment = await db.FeeReceipts.AsNoTracking().Where(x => x.Id == group.Key).Select(x => new { x.AmountFen, x.RefundedFen }).SingleAsync(ct);
                return FeeErrors.RefundAbovePayment(fen, payment.AmountFen, payment.RefundedFen);
            }
        }

        return null;
    }

    /// <summary>SHA-256 over what the rows say, for the one audit entry of many rows.</summary>
    public static string Digest(IEnumerable<FeeReceipt> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.SourceId}|{row.ReceiptNumber}|{row.LineNumber}|{row.HouseholdId}|{row.Kind}|{row.FeeType}|{row.Payer}|{row.ServiceFrom:O}|{row.ServiceTo:O}|{row.PaidOn:O}|{row.AmountFen}|{row.RefundOfId}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<List<StoredLine>> StoredAsync(Guid sourceId, IEnumerable<string> numbers, CancellationToken ct)
    {
        var stored = new List<StoredLine>();
        foreach (var chunk in numbers.Chunk(Chunk))
        {
            stored.AddRange(await db.FeeReceipts.AsNoTracking().Where(x => x.SourceId == sourceId && chunk.Contains(x.ReceiptNumber))
                .Select(x => new StoredLine(x.ReceiptNumber, x.LineNumber,
                    new PaidLine(x.Id, x.SourceId, x.HouseholdId, x.Kind, x.FeeType, x.PaidOn, x.ServiceFrom, x.ServiceTo, x.AmountFen, x.RefundedFen), x.Payer)).ToListAsync(ct));
        }

        return stored;
    }

    private async Task<PlausibleCeiling> CeilingAsync(Guid sourceId, IReadOnlyList<ReceiptDraft> drafts, CancellationToken ct)
    {
        var ceiling = new PlausibleCeiling(await db.Tariffs.AsNoTracking().Where(x => x.SourceId == sourceId).ToListAsync(ct));
        var judged = drafts.Where(draft => draft.Kind == ReceiptKind.Payment && ceiling.Judges(draft.FeeType)).ToList();
        if (judged.Count == 0)
        {
            return ceiling;
        }

        var (from, to) = (judged.Min(draft => draft.ServiceFrom), judged.Max(draft => draft.ServiceTo));
        var payments = db.FeeReceipts.AsNoTracking().Where(x => x.SourceId == sourceId && x.Kind == ReceiptKind.Payment && x.ServiceFrom <= to && x.ServiceTo >= from);
        if (judged.Select(draft => draft.Holder.HouseholdId).Distinct().Take(2).ToList() is [var only])
        {
            var dwelling = judged[0].Holder.DwellingId;
            payments = payments.Where(x => x.HouseholdId == only || (dwelling != null && x.DwellingId == dwelling));
        }

        await foreach (var x in payments.Select(x => new { x.DwellingId, x.HouseholdId, x.FeeType, x.ServiceFrom, x.ServiceTo, Net = x.AmountFen - x.RefundedFen }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (ceiling.Judges(x.FeeType))
            {
                ceiling.Note(x.DwellingId ?? x.HouseholdId, x.FeeType, x.ServiceFrom, x.ServiceTo, x.Net);
            }
        }

        return ceiling;
    }

    private sealed record StoredLine(string ReceiptNumber, int LineNumber, PaidLine Line, PayerKind Payer)
    {
        public ReceiptContent Content => new(Line.HouseholdId, Line.Kind, Line.FeeType, Payer, Line.ServiceFrom, Line.ServiceTo, Line.PaidOn, Line.AmountFen);
    }

    /// <summary>One judging: what is stored, what was seen so far and what refunds have already taken.</summary>
    private sealed class Run(FeeSource source, Community community, List<StoredLine> stored, PlausibleCeiling ceiling, DateOnly today, PersonKey person, DateTimeOffset now, Guid? importId)
    {
        private readonly Dictionary<(string, int), StoredLine> _stored = stored.ToDictionary(line => (line.ReceiptNumber, line.LineNumber));
        private readonly ILookup<string, PaidLine> _storedByNumber = stored.ToLookup(line => line.ReceiptNumber, line => line.Line, StringComparer.Ordinal);
        private readonly Dictionary<string, List<PaidLine>> _newByNumber = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, int), int> _seen = [];
        private readonly Dictionary<Guid, long> _refunded = [];
        private readonly Dictionary<Guid, int> _lineOf = stored.ToDictionary(line => line.Line.Id, line => line.LineNumber);
        private readonly Dictionary<ReceiptDraft, ReceiptJudgement> _judgements = new(ReferenceEqualityComparer.Instance);

        public ReceiptJudgement JudgementOf(ReceiptDraft draft)
        {
            var judgement = _judgements[draft];
            // a payment judged before its refund in the same file is stored with what was given back
            return judgement.Row is { Kind: ReceiptKind.Payment } row && _refunded.TryGetValue(row.Id, out var refunded) ? judgement with { Row = RowOf(draft, null, row.AboveCeiling, refunded, row.Id) } : judgement;
        }

        public void Judge(IReadOnlyList<ReceiptDraft> row)
        {
            var found = row.Select(draft => (Draft: draft, Judgement: Judge(draft, out var payment), Payment: payment)).ToList();
            var refused = found.Exists(line => line.Judgement is { Faults.Count: > 0 });
            foreach (var (draft, judgement, payment) in found)
            {
                if (judgement is not null)
                {
                    _judgements[draft] = judgement;
                }
                else if (refused)
                {
                    _judgements[draft] = Faulty(draft);
                }
                else
                {
                    Accept(draft, payment);
                }
            }
        }

        /// <summary>Known or faulty; null = new and sound by itself.</summary>
        private ReceiptJudgement? Judge(ReceiptDraft draft, out PaidLine? payment)
        {
            payment = null;
            var key = (draft.ReceiptNumber, draft.LineNumber);
            if (_stored.TryGetValue(key, out var known))
            {
                return known.Content == draft.Content
                    ? new(draft, [], true, null)
                    : Faulty(draft, new ReceiptFault(ReceiptField.ReceiptNumber, ReceiptRules.Duplicate(draft.ReceiptNumber, draft.LineNumber, known.Content, draft.Content)));
            }

            var faults = new List<ReceiptFault>();
            if (!_seen.TryAdd(key, draft.Row))
            {
                faults.Add(new(ReceiptField.ReceiptNumber, FeeErrors.DuplicateInFile(draft.ReceiptNumber, draft.LineNumber, _seen[key])));
            }

            faults.AddRange(ReceiptRules.Check(draft.Content, new(today, community.OccupiedFrom, draft.Holder.FormedOn)));
            if (draft.Kind == ReceiptKind.Refund)
            {
                payment = PaymentOf(draft, faults);
            }
            else if (draft.RefundOf is not null)
            {
                faults.Add(new(ReceiptField.RefundOf, FeeErrors.PaymentWithRefundOf));
            }

            return faults.Count > 0 ? Faulty(draft, [.. faults]) : null;
        }

        private void Accept(ReceiptDraft draft, PaidLine? payment)
        {
            if (payment is { } line)
            {
                _refunded[line.Id] = _refunded.GetValueOrDefault(line.Id) + draft.AmountFen;
            }

            var above = draft.Kind == ReceiptKind.Payment && ceiling.Judges(draft.FeeType)
                && ceiling.IsAbove(draft.Holder.DwellingId ?? draft.Holder.HouseholdId, draft.FeeType, draft.ServiceFrom, draft.ServiceTo, draft.AmountFen, draft.Holder.AreaHundredths);
            var row = RowOf(draft, payment?.Id, above, 0, NewId.Next());
            _judgements[draft] = new(draft, [], false, row);
            if (draft.Kind == ReceiptKind.Payment)
            {
                _newByNumber.TryAdd(draft.ReceiptNumber, []);
                _newByNumber[draft.ReceiptNumber].Add(new(row.Id, source.Id, row.HouseholdId, row.Kind, row.FeeType, row.PaidOn, row.ServiceFrom, row.ServiceTo, row.AmountFen, 0));
                _lineOf[row.Id] = row.LineNumber;
            }
        }

        /// <summary>The payment line meant by a refund: by number, then line, household and fee, then service period.</summary>
        private PaidLine? PaymentOf(ReceiptDraft refund, List<ReceiptFault> faults)
        {
            if (refund.RefundOf is not { } number)
            {
                faults.Add(new(ReceiptField.RefundOf, FeeErrors.RefundUnlinked));
                return null;
            }

            var candidates = _storedByNumber[number].Concat(_newByNumber.GetValueOrDefault(number, []))
                .Where(line => refund.RefundOfLine is not { } wanted || _lineOf[line.Id] == wanted).ToList();
            var fitting = candidates.Where(line => line.Kind == ReceiptKind.Payment && line.FeeType == refund.FeeType && line.HouseholdId == refund.Holder.HouseholdId).ToList();
            if (fitting.Count > 1)
            {
                fitting = fitting.Where(line => line.ServiceFrom == refund.ServiceFrom && line.ServiceTo == refund.ServiceTo).ToList() is { Count: > 0 } same ? same : fitting;
            }

            if (fitting.Count != 1)
            {
                // one line under that number that does not fit: say what differs
                faults.AddRange(fitting.Count > 1 ? [new(ReceiptField.RefundOf, FeeErrors.RefundAmbiguous(number))] :
                    candidates is [var other] ? ReceiptRules.CheckRefund(refund.Content, source.Id, other) :
                    [new(ReceiptField.RefundOf, FeeErrors.RefundNotFound(number))]);
                return null;
            }

            var payment = fitting[0] with { RefundedFen = fitting[0].RefundedFen + _refunded.GetValueOrDefault(fitting[0].Id) };
            faults.AddRange(ReceiptRules.CheckRefund(refund.Content, source.Id, payment));
            return payment;
        }

        private static ReceiptJudgement Faulty(ReceiptDraft draft, params ReceiptFault[] faults) => new(draft, faults, false, null);

        private FeeReceipt RowOf(ReceiptDraft draft, Guid? refundOf, bool above, long refundedFen, Guid id) => new()
        {
            Id = id,
            CommunityId = source.CommunityId,
            HouseholdId = draft.Holder.HouseholdId,
            DwellingId = draft.Holder.DwellingId,
            SourceId = source.Id,
            ReceiptNumber = draft.ReceiptNumber,
            LineNumber = draft.LineNumber,
            Kind = draft.Kind,
            FeeType = draft.FeeType,
            Payer = draft.Payer,
            PayerName = draft.PayerName,
            ServiceFrom = draft.ServiceFrom,
            ServiceTo = draft.ServiceTo,
            PaidOn = draft.PaidOn,
            AmountFen = draft.AmountFen,
            RefundOfId = refundOf,
            RefundedFen = refundedFen,
            AboveCeiling = above,
            ImportId = importId,
            RecordedBy = person,
            RecordedAt = now,
        };
    }
}
