using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>A batch as it is signed: sums and hash computed anew from its rows, so that no signature is given for what is no longer there.</summary>
internal sealed class SubsidySignedSubject(IAppDbContext db, BatchDesk desk, BatchTitles titles, BatchContent content) : ISignedSubject
{
    public SignedKind Kind => SignedKind.SubsidyBatch;

    public async Task<Result<SubjectToSign>> DescribeAsync(Guid id, CancellationToken ct)
    {
        if (await db.SubsidyBatches.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } batch)
        {
            return SubsidyErrors.BatchNotFound;
        }

        if (!BatchTransitions.Allows(batch.State, BatchAction.SignFirst) && !BatchTransitions.Allows(batch.State, BatchAction.SignSecond))
        {
            return SubsidyErrors.WrongState(batch.State, BatchAction.SignFirst);
        }

        return await DescribeAsync(batch, ct);
    }

    public async Task<SubjectToSign> DescribeAsync(SubsidyBatch batch, CancellationToken ct)
    {
        var (title, number) = await titles.OfAsync(batch, ct);
        var sum = await content.SumAsync(batch, ct);
        return new(batch.Id, batch.CommunityId, title, number, sum.Fen, sum.Count, sum.ContentHash, batch.CompiledBy!.Value, batch.CompiledByName ?? "", BatchTitles.LinkOf(batch.Id));
    }

    public async Task<Result> SignedAsync(Guid id, SigningStep step, bool isComplete, CancellationToken ct)
    {
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == id, ct);
        if (batch.Sign(step == SigningStep.First, batch.ContentHash!, desk.Me).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }

    public async Task<Result> ReturnedAsync(Guid id, string reason, CancellationToken ct)
    {
        var batch = await db.SubsidyBatches.SingleAsync(x => x.Id == id, ct);
        return await desk.ReturnAsync(batch, reason, byCommittee: false, ct);
    }
}

/// <summary>What people call a batch.</summary>
internal sealed class BatchTitles(IAppDbContext db)
{
    public static string LinkOf(Guid batchId) => $"/subsidies/batches/{batchId}";

    public static string Of(string communityName, SubsidyBatch batch) =>
        $"{communityName}{batch.Quarter.Chinese}补贴" + (batch.SupplementNumber > 0 ? $"（第{batch.SupplementNumber}次补报）" : "");

    public async Task<(string Title, string Number)> OfAsync(SubsidyBatch batch, CancellationToken ct)
    {
        var community = await db.Communities.AsNoTracking().Where(x => x.Id == batch.CommunityId).Select(x => new { x.Name, x.Code }).SingleAsync(ct);
        return (Of(community.Name, batch), BatchFacts.NumberOf(community.Code, batch));
    }
}
