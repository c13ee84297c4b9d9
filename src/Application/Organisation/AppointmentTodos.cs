using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Appointments to be approved, elections to be filed, terms that run out and houses without a head.</summary>
internal sealed class AppointmentTodos(IAppDbContext db, ICurrentUser user, TimeProvider clock) : ITodoSource
{
    /// <summary>How long before its end a term is listed.</summary>
    private const int Ahead = 60;

    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken ct)
    {
        var todos = new List<Todo>();
        var (person, today) = (user.Person, clock.LocalToday());
        if (user.Has(Permissions.Organisation.Approve))
        {
            var waiting = db.Appointments.InScope(user.ScopeOf(Permissions.Organisation.Approve)).Where(x => x.State == AppointmentState.Proposed && x.EnteredBy != person);
            todos.Add(new Todo("appointmentApprovals", "待审批的超配任职", await waiting.CountAsync(ct), "/organisation/appointments?state=Proposed"));
        }

        if (user.Has(Permissions.Organisation.Dispatch))
        {
            var scope = user.ScopeOf(Permissions.Organisation.Dispatch);
            var soon = today.AddDays(Ahead);
            todos.Add(new Todo("electionFilings", "待备案的推选", await db.Elections.InScope(scope).CountAsync(x => x.State == ElectionState.NoticeEnded, ct), "/organisation/elections?state=NoticeEnded"));
            todos.Add(new Todo("appointmentTerms", "任期将满或已满的任职", await db.Appointments.InScope(scope).Where(Appointment.InForce(today)).CountAsync(x => x.State == AppointmentState.Active && x.TermEnd < soon, ct),
                $"/organisation/appointments?endingBefore={soon:yyyy-MM-dd}"));
        }

        return todos;
    }
}
