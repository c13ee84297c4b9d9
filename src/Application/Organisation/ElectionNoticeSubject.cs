using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Notices;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>推选结果公示: every candidate with votes and result, names masked. No money stands in it.</summary>
internal sealed class ElectionNoticeSubject(IAppDbContext db) : INoticeSubject
{
    public NoticeKind Kind => NoticeKind.ElectionResult;

    public Task<Guid?> CommunityOfAsync(Guid subjectId, CancellationToken ct) =>
        db.Elections.AsNoTracking().Where(x => x.Id == subjectId).Select(x => (Guid?)x.CommunityId).SingleOrDefaultAsync(ct);

    public async Task<Result<NoticeDraft>> DraftAsync(Guid subjectId, CancellationToken ct)
    {
        if (await db.Elections.AsNoTracking().Include(x => x.Candidates).SingleOrDefaultAsync(x => x.Id == subjectId, ct) is not { } election)
        {
            return ElectionErrors.NotFound;
        }

        if (election.AgainstNotice() is { } error)
        {
            return error;
        }

        var community = await db.Communities.AsNoTracking().Where(x => x.Id == election.CommunityId).Select(x => x.Name).SingleAsync(ct);
        var lines = await LinesAsync(election, ct);
        var text = string.Join('\n', lines.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.LineId}|{x.Building}")).Prepend($"{election.Eligible}|{election.Cast}|{election.Valid}|{election.Round}"));
        return new NoticeDraft(election.Id, election.CommunityId, TitleOf(community, election), election.Number,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), lines.Count, 0, election.CountedBy!.Value, $"/organisation/elections/{election.Id}");
    }

    public async IAsyncEnumerable<IReadOnlyList<NoticeDraftLine>> ReadLinesAsync(Guid subjectId, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return await LinesAsync(await db.Elections.AsNoTracking().Include(x => x.Candidates).SingleAsync(x => x.Id == subjectId, ct), ct);
    }

    public async Task<Result> PublishedAsync(Guid subjectId, PublishedNotice notice, CancellationToken ct)
    {
        var election = await db.Elections.Include(x => x.Candidates).SingleAsync(x => x.Id == subjectId, ct);
        if (election.Noticed(notice.Id, notice.Number, notice.LastDay).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> EndedAsync(Guid subjectId, NoticeOutcome outcome, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var election = await db.Elections.Include(x => x.Candidates).SingleAsync(x => x.Id == subjectId, ct);
        if (election.EndNotice(outcome.UndecidedLines, outcome.UpheldLines.ToDictionary(x => x.LineId, x => x.Reason)).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    private static string TitleOf(string community, Election election) => string.Create(CultureInfo.InvariantCulture,
        $"{community}{OrganisationWords.Posts.WordOf(election.Post)}推选结果公示（应参加{election.Eligible}人，实际参加{election.Cast}人，有效票{election.Valid}张）");

    /// <summary>The elected first, then by votes, then as on the ballot.</summary>
    private async Task<List<NoticeDraftLine>> LinesAsync(Election election, CancellationToken ct)
    {
        var standing = election.Candidates.Where(x => x.Votes is not null && x.State != CandidateState.Withdrawn)
            .OrderByDescending(x => x.State == CandidateState.Elected).ThenByDescending(x => x.Votes).ThenBy(x => x.Order).ToList();
        Guid[] holders = [.. standing.Select(x => x.OfficeHolderId)];
        var names = await db.OfficeHolders.AsNoTracking().Where(x => EF.Parameter(holders).Contains(x.Id)).Select(x => new { x.Id, x.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        return standing.ConvertAll(x => new NoticeDraftLine(x.Id, string.Create(CultureInfo.InvariantCulture, $"候选人{x.Order}"), names[x.OfficeHolderId],
            (x.State == CandidateState.Elected ? "当选" : "未当选") + VotesOf(x, election.Round), 0));
    }

    /// <summary>Numbers of an earlier round are told with the voters of that round; those of the last one stand in the title.</summary>
    private static string VotesOf(ElectionCandidate candidate, int lastRound) => candidate.VotesRound is null || candidate.VotesRound == lastRound
        ? string.Create(CultureInfo.InvariantCulture, $"，得票 {candidate.Votes}")
        : string.Create(CultureInfo.InvariantCulture, $"，第{candidate.VotesRound}轮得票 {candidate.Votes}（实际参加{candidate.VotesOf}人）");
}
