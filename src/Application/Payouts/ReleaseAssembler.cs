using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Payouts;

/// <summary>A line before it is judged.</summary>
internal sealed record RawLine(Guid BatchId, Guid CommunityId, PayableLine Line, Guid? PreviousOrderId);

/// <summary>A line with its account, the bank it goes through and what is remarkable about it.</summary>
internal sealed record AssembledLine(RawLine Raw, AccountFacts? Account, BankProfile? Profile, IReadOnlyList<PayoutFlagKind> Flags)
{
    public PayableLine Line => Raw.Line;

    public PayoutFlagKind? Stop => Flags.Where(PayoutFlagRules.IsBlocking).Select(x => (PayoutFlagKind?)x).FirstOrDefault();
}

/// <summary>Judges lines chunk by chunk, at preparation and once more at release, so that a difference shows: a payee who died meanwhile, a newer account.</summary>
internal sealed class ReleaseAssembler(IAppDbContext db, TimeProvider clock)
{
    public Task<List<BankProfile>> ProfilesAsync(CancellationToken ct) =>
        db.BankProfiles.AsNoTracking().Where(x => x.State == ProfileState.Active).OrderBy(x => x.Code).ToListAsync(ct);

    /// <summary>The lines of whole batches, in the order of the batches.</summary>
    /// <param name="differs">Called with a batch whose lines are not what it says; nothing more is read.</param>
    public static async IAsyncEnumerable<IReadOnlyList<RawLine>> OfBatchesAsync(
        IPayoutSource source, IReadOnlyList<PayableBatch> batches, Action<PayableBatch> differs, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var batch in batches)
        {
            var (count, fen) = (0, 0L);
            await foreach (var chunk in source.ReadAsync(batch.Id, ct))
            {
                count += chunk.Count;
                fen = checked(fen + chunk.Sum(x => x.AmountFen));
                yield return [.. chunk.Select(x => new RawLine(batch.Id, batch.CommunityId, x, null))];
            }

            if (count != batch.Count || fen != batch.AmountFen)
            {
                differs(batch);
                yield break;
            }
        }
    }

    /// <param name="preparedOn">How recent a change of account is, is seen from this day, also at release: time alone makes no difference.</param>
    public async IAsyncEnumerable<IReadOnlyList<AssembledLine>> JudgeAsync(
        IAsyncEnumerable<IReadOnlyList<RawLine>> chunks, IReadOnlyList<BankProfile> profiles, DateOnly preparedOn, [EnumeratorCancellation] CancellationToken ct)
    {
        var rest = profiles.FirstOrDefault(x => x.TakesRest);
        await foreach (var chunk in chunks.WithCancellation(ct))
        {
            var accounts = await ReadAccountsAsync([.. chunk.Select(x => x.Line.AccountId).OfType<Guid>().Distinct()], clock.LocalToday(), ct);
            yield return [.. chunk.Select(raw =>
            {
                var account = raw.Line.AccountId is { } id ? accounts.GetValueOrDefault(id) : null;
                var profile = account is null ? null : profiles.FirstOrDefault(x => x.Names(account.BankCode)) ?? rest;
                return new AssembledLine(raw, account, profile, PayoutFlagRules.Judge(raw.Line.PayeeName, account, profile, preparedOn));
            })];
        }
    }

    private async Task<Dictionary<Guid, AccountFacts>> ReadAccountsAsync(Guid[] ids, DateOnly today, CancellationToken ct)
    {
        var rows = await (
            from account in db.PayoutAccounts.AsNoTracking()
            where EF.Parameter(ids).Contains(account.Id)
            join holder in db.Residents on account.HolderResidentId equals holder.Id
            select new
            {
                account.Id,
                account.State,
                account.HolderName,
                IsAlive = holder.DiedOn == null || holder.DiedOn > today,
                account.AccountMasked,
                account.BankName,
                account.BankCode,
                account.MadeAt,
                IsSuperseded = db.PayoutAccounts.Any(later => later.HouseholdId == account.HouseholdId && later.VersionNumber > account.VersionNumber
                    && later.State == AccountState.Verified && later.EffectiveFrom <= today),
            }).ToListAsync(ct);
        string[] unnumbered = [.. rows.Where(x => x.BankCode is null).Select(x => x.BankName).Distinct(StringComparer.Ordinal)];
        var codes = unnumbered.Length == 0 ? [] : (await db.BankDirectory.AsNoTracking().Where(x => EF.Parameter(unnumbered).Contains(x.Name)).ToListAsync(ct))
            .GroupBy(x => x.Name, StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Code, StringComparer.Ordinal);
        return rows.ToDictionary(x => x.Id, x => new AccountFacts(x.Id, x.State == AccountState.Verified, x.HolderName, x.IsAlive, x.AccountMasked, x.BankName,
            x.BankCode ?? codes.GetValueOrDefault(x.BankName), x.MadeAt.ToLocalDay(), x.IsSuperseded));
    }
}

/// <summary>Counts what is assembled and plans the files, in the order of the lines.</summary>
internal sealed class ReleaseTally : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<Guid, List<PlannedFile>> _files = [];
    private (int Count, long Fen) _payable;
    private (int Count, long Fen) _stopped;

    public int Flags { get; private set; }

    public IEnumerable<PlannedFile> Files => _files.Values.SelectMany(x => x).OrderBy(x => x.Profile.Code, StringComparer.Ordinal).ThenBy(x => x.Part);

    /// <returns>Where the line goes; null when it is stopped.</returns>
    public (PlannedFile File, int Sequence)? Add(AssembledLine line)
    {
        Flags += line.Flags.Count;
        var stopped = line.Stop is not null;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{line.Line.ObligationId:N}|{line.Line.AccountId:N}|{line.Line.AmountFen}|{line.Line.PayeeName}|{line.Profile?.Id:N}|{line.Raw.PreviousOrderId:N}|{string.Join(',', line.Flags)}\n");
        _hash.AppendData(Encoding.UTF8.GetBytes(text));
        if (stopped)
        {
            _stopped = (_stopped.Count + 1, checked(_stopped.Fen + line.Line.AmountFen));
            return null;
        }

        _payable = (_payable.Count + 1, checked(_payable.Fen + line.Line.AmountFen));
        var profile = line.Profile!;
        if (!_files.TryGetValue(profile.Id, out var files))
        {
            _files[profile.Id] = files = [];
        }

        if (files.Count == 0 || files[^1].Count == profile.MaxLinesPerFile)
        {
            files.Add(new(profile, files.Count + 1));
        }

        files[^1].Add(line.Line.AmountFen);
        return (files[^1], files[^1].Count);
    }

    public ReleaseTotals Finish() => new(_payable.Count, _payable.Fen, _stopped.Count, _stopped.Fen, Convert.ToHexStringLower(_hash.GetHashAndReset()));

    public void Dispose() => _hash.Dispose();
}

internal sealed class PlannedFile(BankProfile profile, int part)
{
    public BankProfile Profile => profile;

    public int Part => part;

    public int Count { get; private set; }

    public long AmountFen { get; private set; }

    public void Add(long fen) => (Count, AmountFen) = (Count + 1, checked(AmountFen + fen));
}
