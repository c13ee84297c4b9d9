using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Ends every notice in scope whose last day is over and tells its room. Each in a transaction of its own; any number of workers may run it beside each other.</summary>
[RequiresPermission(Permissions.Notices.Publish)]
public sealed record EndNoticesCommand : IRequest<Result<NoticesEnded>>;

public sealed record NoticesEnded(int Ended, int Elsewhere, IReadOnlyList<NoticeNotEnded> Refused);

/// <summary>A notice that could not be ended, and why. The next sweep tries again.</summary>
public sealed record NoticeNotEnded(Guid NoticeId, string Number, string Code, string Message);

internal sealed partial class EndNoticesHandler(IAppDbContext db, ICurrentUser user, IEnumerable<INoticeSubject> subjects, IDatabaseFaults faults, TimeProvider clock, ILogger<EndNoticesHandler> logger)
    : IRequestHandler<EndNoticesCommand, Result<NoticesEnded>>
{
    public async Task<Result<NoticesEnded>> Handle(EndNoticesCommand command, CancellationToken ct)
    {
        var today = clock.LocalToday();
        var due = await db.PublicNotices.AsNoTracking().InScope(user.ScopeOf(Permissions.Notices.Publish)).Where(x => x.State == NoticeState.Running && x.LastDay < today)
            .OrderBy(x => x.LastDay).ThenBy(x => x.Id).Select(x => new { x.Id, x.Number }).ToListAsync(ct);
        var (ended, elsewhere, refused) = (0, 0, new List<NoticeNotEnded>());
        foreach (var notice in due)
        {
            db.ForgetTracked();
            try
            {
                var result = await db.InTransactionAsync(token => EndAsync(notice.Id, today, token), ct);
                switch (result.Error)
                {
                    case null:
                        ended++;
                        break;
                    case { } error when error.Code == NoticeErrors.NotRunning.Code:
                        elsewhere++;
                        break;
                    case { } error:
                        refused.Add(new(notice.Id, notice.Number, error.Code, error.Message));
                        break;
                }
            }
            catch (Exception exception) when (faults.Explain(exception) is not null)
            {
                // another worker ends it, or an objection was decided at this moment: the next sweep sees what has become of it
                elsewhere++;
            }
        }

        LogEnded(logger, ended, elsewhere, refused.Count);
        return new NoticesEnded(ended, elsewhere, refused);
    }

    private async Task<Result> EndAsync(Guid id, DateOnly today, CancellationToken ct)
    {
        var notice = await db.PublicNotices.SingleAsync(x => x.Id == id, ct);
        if (notice.End(today, clock.GetUtcNow()).Error is { } error)
        {
            return error;
        }

        // saved first: from here on a decision about an objection waits, and finds the notice ended
        await db.SaveChangesAsync(ct);
        var objections = await db.Objections.AsNoTracking().Where(x => x.NoticeId == id && x.LineId != null && x.State != ObjectionState.Rejected)
            .OrderBy(x => x.ReceivedAt).ThenBy(x => x.Id).Select(x => new { LineId = x.LineId!.Value, x.State, x.Answer }).ToListAsync(ct);
        var upheld = objections.Where(x => x.State == ObjectionState.Upheld).DistinctBy(x => x.LineId).Select(x => new UpheldLine(x.LineId, x.Answer!)).ToList();
        var undecided = objections.Where(x => x.State == ObjectionState.Open).Select(x => x.LineId).Distinct().Except(upheld.Select(x => x.LineId)).ToList();
        return await subjects.Single(x => x.Kind == notice.Kind).EndedAsync(notice.SubjectId, new(id, undecided, upheld), ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Notices ended: {Ended}, elsewhere {Elsewhere}, refused {Refused}")]
    private static partial void LogEnded(ILogger logger, int ended, int elsewhere, int refused);
}
