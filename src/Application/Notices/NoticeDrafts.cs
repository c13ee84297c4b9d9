using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;

namespace Resettlement.Application.Notices;

/// <summary>What would be published, with its days.</summary>
internal sealed record PreparedNotice(INoticeSubject Subject, NoticeDraft Draft, PolicyInForce Policy, NoticeRules Rules, NoticePeriod Period);

/// <summary>What a walk over the lines has shown.</summary>
internal sealed record ScannedLines(int Count, long SumFen, string CopyHash, IReadOnlyList<string> Unfit, int UnfitCount);

/// <summary>Prepares notices: the draft of the room, the days by policy and holiday tables, and the look at every line before it is shown to everybody.</summary>
internal sealed class NoticeDrafts(IAppDbContext db, ICurrentUser user, IEnumerable<INoticeSubject> subjects, TimeProvider clock)
{
    private const int NamedLines = 20;

    public async Task<Result<PreparedNotice>> PrepareAsync(NoticeKind kind, Guid subjectId, CancellationToken ct)
    {
        var subject = subjects.FirstOrDefault(x => x.Kind == kind);
        if (subject is null || await subject.CommunityOfAsync(subjectId, ct) is not { } community || !user.ScopeOf(Permissions.Notices.Publish).Covers(community))
        {
            return NoticeErrors.SubjectNotFound;
        }

        if (await db.PublicNotices.AnyAsync(x => x.Kind == kind && x.SubjectId == subjectId && x.State != NoticeState.Withdrawn, ct))
        {
            return NoticeErrors.AlreadyPublished;
        }

        var draft = await subject.DraftAsync(subjectId, ct);
        if (draft.Error is { } unfit)
        {
            return unfit;
        }

        var today = clock.LocalToday();
        var policy = await PolicyLookup.FindAsync(db, PolicyArea.Notice, today, ct);
        if (policy.Error is { } none)
        {
            return none;
        }

        var rules = NoticePolicy.From(policy.Value);
        var period = NoticePeriod.After(today, rules, await db.CalendarAsync(today, ct));
        return period.Error is { } error ? error : new PreparedNotice(subject, draft.Value, policy.Value, rules, period.Value);
    }

    /// <summary>Looks at every line; <paramref name="write"/> gets each chunk in its order.</summary>
    public static async Task<ScannedLines> ScanAsync(INoticeSubject subject, Guid subjectId, Func<IReadOnlyList<NoticeDraftLine>, int, Task>? write, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, sum, unfitCount, unfit) = (0, 0L, 0, new List<string>());
        await foreach (var chunk in subject.ReadLinesAsync(subjectId, ct))
        {
            var text = new StringBuilder(chunk.Count * 32);
            for (var i = 0; i < chunk.Count; i++)
            {
                var line = chunk[i];
                sum = checked(sum + line.AmountFen);
                if (!PublicText.IsFit(line.Name, line.Building))
                {
                    unfitCount++;
                    if (unfit.Count < NamedLines)
                    {
                        unfit.Add(line.HouseholdNumber);
                    }
                }

                text.Append(CultureInfo.InvariantCulture, $"{count + i + 1}|{Mask(line.Name)}|{line.Building}|{line.AmountFen}\n");
            }

            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            if (write is not null)
            {
                await write(chunk, count);
            }

            count += chunk.Count;
        }

        return new(count, sum, Convert.ToHexStringLower(hash.GetHashAndReset()), unfit, unfitCount);
    }

    public static string Mask(string name) => PersonName.Restore(name).Masked;

    /// <summary>Why the lines cannot be published as the draft says.</summary>
    public static Error? Check(NoticeDraft draft, ScannedLines lines) =>
        lines.Count == 0 ? NoticeErrors.NothingToPublish :
        lines.UnfitCount > 0 ? NoticeErrors.UnfitLines(lines.Unfit, lines.UnfitCount - lines.Unfit.Count) :
        lines.Count != draft.LineCount || lines.SumFen != draft.SumFen ? NoticeErrors.DraftChanged :
        PublicText.HasPersonalNumber(draft.Title) ? NoticeErrors.PersonalNumber :
        null;
}
