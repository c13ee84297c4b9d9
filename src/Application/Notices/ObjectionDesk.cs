using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Notices;

namespace Resettlement.Application.Notices;

/// <summary>What comes in against a notice, from the public page or the office.</summary>
internal sealed record IncomingObjection(int? Line, string Text, string? Name, string? Phone, ObjectionChannel Channel, string Submission, string? RecordedBy);

/// <summary>Takes objections in.</summary>
internal sealed class ObjectionDesk(IAppDbContext db, IFieldProtector protector, TimeProvider clock)
{
    public async Task<Result<Objection>> ReceiveAsync(PublicNotice notice, IncomingObjection incoming, CancellationToken ct)
    {
        var (today, now) = (clock.LocalToday(), clock.GetUtcNow());
        Guid? lineId = null;
        if (incoming.Line is { } order)
        {
            lineId = await db.NoticeLines.Where(x => x.NoticeId == notice.Id && x.Order == order).Select(x => (Guid?)x.LineId).SingleOrDefaultAsync(ct);
            if (lineId is null)
            {
                return NoticeErrors.LineNotFound;
            }
        }

        var (name, phone) = (incoming.Name?.Trim() ?? "", incoming.Phone?.Trim() ?? "");
        var contact = name.Length + phone.Length == 0 ? null : protector.Seal($"{name}\n{phone}");
        var received = Objection.Receive(notice, new(incoming.Line, lineId, incoming.Text, contact), incoming.Channel, incoming.Submission, await DueAsync(notice, today, ct), incoming.RecordedBy, now, today);
        if (received.IsSuccess)
        {
            db.Objections.Add(received.Value);
            await db.SaveChangesAsync(ct);
        }

        return received;
    }

    /// <summary>Name and telephone of a sealed contact.</summary>
    public (string Name, string Phone) Open(string contact) => protector.Unseal(contact).Split('\n') is [var name, var phone] ? (name, phone) : ("", "");

    // nobody is turned away because a holiday table is missing: then the last day of the notice counts
    private async Task<DateOnly> DueAsync(PublicNotice notice, DateOnly today, CancellationToken ct) =>
        notice.AnswerDays > 0 && (await db.CalendarAsync(today, ct)).AddWorkingDays(today, notice.AnswerDays) is { IsSuccess: true, Value: var due } ? due : notice.LastDay;
}
