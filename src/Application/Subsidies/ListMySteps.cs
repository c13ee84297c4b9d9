using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Application.Subsidies;

/// <summary>Which of the caller's own batches are listed.</summary>
public enum MyBatches
{
    /// <summary>已办: what the caller did to batches that others made.</summary>
    Done,

    /// <summary>我发起的: batches the caller made.</summary>
    Started,
}

/// <summary>What the caller did with batches, newest first; by person, whatever the account.</summary>
[RequiresPermission(Permissions.Subsidies.Read)]
public sealed record ListMyStepsQuery(MyBatches Of, PageRequest Page) : IRequest<Result<Page<MyStepRow>>>;

/// <param name="State">Where the batch is now.</param>
public sealed record MyStepRow(
    Guid Id, Guid BatchId, string Number, Quarter Quarter, Guid CommunityId, string CommunityName, BatchAction Action, DateTimeOffset At, string? Reason, SubsidyBatchState State);

internal sealed class ListMyStepsHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<ListMyStepsQuery, Result<Page<MyStepRow>>>
{
    public async Task<Result<Page<MyStepRow>>> Handle(ListMyStepsQuery query, CancellationToken ct)
    {
        var me = user.Person;
        var steps = db.BatchSteps.AsNoTracking().Where(x => x.By == me);
        steps = query.Of == MyBatches.Started
            ? steps.Where(x => x.Action == BatchAction.Compile || x.Action == BatchAction.SettleOnPaper)
            : steps.Where(x => x.Action != BatchAction.Compile && x.Action != BatchAction.SettleOnPaper);
        var batches = db.BatchesIn(user.ScopeOf(Permissions.Subsidies.Read));
        var rows =
            from step in steps
            join batch in batches on step.BatchId equals batch.Id
            join community in db.Communities on batch.CommunityId equals community.Id
            select new { Step = step, Batch = batch, community.Name, community.Code };
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(x => x.Step.At).ThenBy(x => x.Step.Id).Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return query.Page.Of<MyStepRow>([.. page.Select(x => new MyStepRow(x.Step.Id, x.Batch.Id, BatchFacts.NumberOf(x.Code, x.Batch), x.Batch.Quarter, x.Batch.CommunityId, x.Name, x.Step.Action,
            x.Step.At, x.Step.Reason, x.Batch.State))], total);
    }
}
