using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Supervision items to be answered or judged, and bodies that are out of term or without a head, sites without a contact leader.</summary>
internal sealed class OrganisationTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var (todos, today, person) = (new List<Todo>(), clock.LocalToday(), user.Person);
        if (user.Has(Permissions.Organisation.Answer))
        {
            var open = db.SupervisionItems.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Answer)).Where(x => x.State == SupervisionState.Open && x.RaisedBy != person);
            todos.Add(new Todo("supervision", "待答复的监督事项", await open.CountAsync(ct), "/organisation/supervision?state=Open"));
            todos.Add(new Todo("supervisionOverdue", "逾期未答复的监督事项", await open.CountAsync(x => x.AnswerDue < today, ct), "/organisation/supervision?overdue=true"));
        }

        if (user.Has(Permissions.Organisation.Supervise))
        {
            var answered = db.SupervisionItems.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Supervise)).Where(x => x.State == SupervisionState.Answered && x.AnsweredBy != person);
            todos.Add(new Todo("supervisionAnswered", "待认定的监督答复", await answered.CountAsync(ct), "/organisation/supervision?state=Answered"));
        }

        if (user.Has(Permissions.Organisation.Write))
        {
            var bodies = db.Bodies.AsNoTracking().InScope(user.ScopeOf(Permissions.Organisation.Write)).Where(x => x.DissolvedOn == null || x.DissolvedOn > today);
            todos.Add(new Todo("bodiesExpired", "任期届满的机构", await bodies.CountAsync(x => x.TermTo != null && x.TermTo < today, ct), "/organisation/bodies?standing=Expired"));
            var scope = user.ScopeOf(Permissions.Organisation.Write);
            var headless = BodyQueries.Facts(db, scope, today).Narrow(new(null, null, BodyStanding.Headless, null), today);
            todos.Add(new Todo("bodiesHeadless", "负责人空缺的机构", await headless.CountAsync(ct), "/organisation/bodies?standing=Headless"));
            var unled = db.Communities.AsNoTracking().CommunitiesIn(scope).Where(x => x.OccupiedFrom != null && x.OccupiedFrom <= today
                && !db.ContactLeaders.Any(leader => leader.CommunityId == x.Id && leader.From <= today && (leader.EndedOn == null || leader.EndedOn > today)));
            todos.Add(new Todo("communitiesUnled", "没有包联领导的社区", await unled.CountAsync(ct), "/organisation/completeness"));
        }

        return todos;
    }
}
