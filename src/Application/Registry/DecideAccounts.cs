using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Registry;

/// <summary>Verifies accounts that other people entered. Those that cannot be are answered one by one; the rest goes through in one piece.</summary>
[RequiresPermission(Permissions.Registry.VerifyAccounts)]
[Idempotent]
public sealed record VerifyAccountsCommand(IReadOnlyList<Guid> Ids, VerificationMethod Method) : IRequest<Result<ManyDecided>>;

/// <summary>Refuses accounts that other people entered.</summary>
[RequiresPermission(Permissions.Registry.VerifyAccounts)]
[Idempotent]
public sealed record RejectAccountsCommand(IReadOnlyList<Guid> Ids, string Reason) : IRequest<Result<ManyDecided>>;

/// <summary>What became of many: how many went through, and why each of the others did not.</summary>
public sealed record ManyDecided(int Asked, int Decided, IReadOnlyList<NotDecided> Refused)
{
    internal static ManyDecided Of(int asked, IEnumerable<(Guid Id, Error Error)> refused, int decided) =>
        new(asked, decided, [.. refused.Select(x => new NotDecided(x.Id, x.Error.Code, x.Error.Message))]);
}

public sealed record NotDecided(Guid Id, string Code, string Reason);

internal sealed class VerifyAccountsValidator : AbstractValidator<VerifyAccountsCommand>
{
    public VerifyAccountsValidator() => RuleFor(x => x.Ids).Must(ManyShape.IsMany).WithMessage(ManyShape.Message);
}

internal sealed class RejectAccountsValidator : AbstractValidator<RejectAccountsCommand>
{
    public RejectAccountsValidator()
    {
        RuleFor(x => x.Ids).Must(ManyShape.IsMany).WithMessage(ManyShape.Message);
        RuleFor(x => x.Reason).Must(ReasonShape.IsReason).WithMessage(ReasonShape.Message);
    }
}

internal static class ManyShape
{
    public const int Max = 5_000;
    public const string Message = "请选择1至5000条。";

    /// <summary>Ids in one statement; every database takes as many parameters.</summary>
    public const int Chunk = 1_000;

    public static bool IsMany(IReadOnlyList<Guid>? ids) => ids is { Count: > 0 and <= Max };
}

internal sealed class VerifyAccountsHandler(AccountDesk desk) : IRequestHandler<VerifyAccountsCommand, Result<ManyDecided>>
{
    public Task<Result<ManyDecided>> Handle(VerifyAccountsCommand command, CancellationToken ct) =>
        desk.DecideAsync(command.Ids, AccountState.Verified, command.Method, null, ct);
}

internal sealed class RejectAccountsHandler(AccountDesk desk) : IRequestHandler<RejectAccountsCommand, Result<ManyDecided>>
{
    public Task<Result<ManyDecided>> Handle(RejectAccountsCommand command, CancellationToken ct) =>
        desk.DecideAsync(command.Ids, AccountState.Rejected, null, ChineseText.Sentence(command.Reason), ct);
}

/// <summary>Decides accounts set-based: what may not be decided is sorted out first, the statement itself repeats the conditions, and a lost race undoes the whole.</summary>
internal sealed class AccountDesk(IAppDbContext db, ICurrentUser user, TimeProvider clock)
{
    public Task<Result<ManyDecided>> DecideAsync(IReadOnlyList<Guid> asked, AccountState state, VerificationMethod? method, string? reason, CancellationToken ct) =>
        db.InTransactionAsync<Result<ManyDecided>>(async token =>
        {
            var ids = asked.Distinct().ToList();
            var known = await ReadAsync(ids, token);
            var refused = ids.Select(id => (Id: id, Error: ReasonAgainst(known.GetValueOrDefault(id)))).Where(x => x.Error is not null).Select(x => (x.Id, x.Error!)).ToList();
            var open = ids.Except(refused.Select(x => x.Id)).ToList();
            var (me, name, now) = (user.Person, user.DisplayName, clock.GetUtcNow());
            foreach (var chunk in open.Chunk(ManyShape.Chunk))
            {
                var done = await db.PayoutAccounts.Where(x => chunk.Contains(x.Id) && x.State == AccountState.Pending && x.MadeBy != me && x.ReverifyBy != me)
                    .ExecuteUpdateAsync(set => set
                        .SetProperty(x => x.State, state)
                        .SetProperty(x => x.Method, method)
                        .SetProperty(x => x.RejectedReason, reason)
                        .SetProperty(x => x.DecidedBy, me)
                        .SetProperty(x => x.DecidedByName, name)
                        .SetProperty(x => x.DecidedAt, now)
                        .SetProperty(x => x.Version, x => x.Version + 1), token);
                if (done != chunk.Length)
                {
                    return CommonErrors.Changed;
                }
            }

            var verb = state == AccountState.Verified ? "verify" : "reject";
            BulkAudit.Record(db, verb, nameof(PayoutAccount), [.. open.Select(id => new BulkAudit.Row(id, known[id].HouseholdId, known[id].CommunityId))], method?.ToString() ?? reason);
            await db.SaveChangesAsync(token);
            return ManyDecided.Of(ids.Count, refused, open.Count);
        }, ct);

    private async Task<Dictionary<Guid, Known>> ReadAsync(List<Guid> ids, CancellationToken ct)
    {
        var known = new Dictionary<Guid, Known>();
        var households = db.Households.AsNoTracking().HouseholdsIn(user.ScopeOf(Permissions.Registry.VerifyAccounts));
        foreach (var chunk in ids.Chunk(ManyShape.Chunk))
        {
            var rows = await (
                from account in db.PayoutAccounts.AsNoTracking()
                where chunk.Contains(account.Id)
                join household in households on account.HouseholdId equals household.Id
                join holder in db.Residents on account.HolderResidentId equals holder.Id
                select new Known(account.Id, household.Id, household.CommunityId, account.State, account.MadeBy, account.ReverifyBy, account.HolderName == holder.Name)).ToListAsync(ct);
            rows.ForEach(row => known[row.Id] = row);
        }

        return known;
    }

    private Error? ReasonAgainst(Known? account) =>
        account is null ? RegistryErrors.AccountNotFound :
        account.State != AccountState.Pending ? RegistryErrors.AccountDecided :
        account.MadeBy == user.Person || account.ReverifyBy == user.Person ? RegistryErrors.OwnEntry :
        !account.NameAgrees ? RegistryErrors.HolderName :
        null;

    private sealed record Known(Guid Id, Guid HouseholdId, Guid CommunityId, AccountState State, PersonKey MadeBy, PersonKey? ReverifyBy, bool NameAgrees);
}

/// <summary>Set-based writes in the audit chain: a few rows each under its household, many as one entry per community with a digest of the ids.</summary>
internal static class BulkAudit
{
    private const int OneByOne = 100;

    public sealed record Row(Guid Id, Guid HouseholdId, Guid CommunityId);

    public static void Record(IAppDbContext db, string action, string subject, IReadOnlyList<Row> rows, string? note)
    {
        if (rows.Count <= OneByOne)
        {
            foreach (var row in rows)
            {
                db.Record(new AuditNote(action, nameof(Household), row.HouseholdId.ToString(), row.CommunityId, $"{subject} {row.Id} {note}".TrimEnd()));
            }

            return;
        }

        foreach (var community in rows.GroupBy(row => row.CommunityId))
        {
            db.Record(new AuditNote("bulk-" + action, subject, community.Key.ToString(), community.Key, note, community.Count(), AuditDigest.Of(community.Select(row => row.Id))));
        }
    }
}
