using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>Objections to be answered, and holiday tables that another person has entered.</summary>
internal sealed class NoticeTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var todos = new List<Todo>();
        var person = user.Person;
        if (user.Has(Permissions.Notices.Decide))
        {
            var today = clock.LocalToday();
            var open = db.Objections.AsNoTracking().InScope(user.ScopeOf(Permissions.Notices.Decide))
                .Where(x => x.State == ObjectionState.Open && !db.PublicNotices.Any(notice => notice.Id == x.NoticeId && notice.Maker == person));
            todos.Add(new Todo("objections", "待答复的异议", await open.CountAsync(ct), "/notices/objections?state=Open"));
            todos.Add(new Todo("objectionsOverdue", "逾期未答复的异议", await open.CountAsync(x => x.AnswerDue < today, ct), "/notices/objections?overdue=true"));
        }

        if (user.Has(Permissions.Policies.Publish))
        {
            todos.Add(new Todo("holidays", "待确认的节假日安排", await db.HolidayYears.CountAsync(x => x.State == HolidayYearState.Draft && x.EnteredBy != person, ct), "/policies/holidays"));
        }

        return todos;
    }
}
