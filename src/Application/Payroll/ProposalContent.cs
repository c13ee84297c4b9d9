using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>What an appointment is to be paid a month.</summary>
public sealed record ProposalItemInput(Guid AppointmentId, long MonthlyFen);

/// <summary>What branch and centre decided in their meeting. <paramref name="EffectiveFrom"/> is the first day of a month.</summary>
public sealed record ProposalInput(
    string MeetingNumber, DateOnly MeetingOn, string MeetingPlace, string BranchAttendants, string CentreAttendants, string MeetingText, DateOnly EffectiveFrom, IReadOnlyList<ProposalItemInput> Items);

internal sealed class ProposalInputValidator : AbstractValidator<ProposalInput>
{
    public ProposalInputValidator()
    {
        Text(x => x.MeetingNumber, "会议记录编号", 100);
        Text(x => x.MeetingPlace, "会议地点", 100);
        Text(x => x.BranchAttendants, "党支部参会人员", 500);
        Text(x => x.CentreAttendants, "服务中心参会人员", 500);
        Text(x => x.MeetingText, "会议记录内容", 4_000);
        RuleFor(x => x.MeetingOn).Must(x => x.Year is >= 2000 and < 2200).WithMessage("请填写会议日期。");
        RuleFor(x => x.Items).NotNull().WithMessage("请至少填写一名成员的月报酬。").Must(x => x is null || x.Count <= 200).WithMessage("一次最多填写200名成员。");
    }

    private void Text(System.Linq.Expressions.Expression<Func<ProposalInput, string>> field, string name, int most) =>
        RuleFor(field).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage($"请填写{name}。").MaximumLength(most).WithMessage($"{name}过长（最多{most}字）。");
}

/// <summary>Reads what is proposed against the appointments of the community.</summary>
internal sealed class ProposalContent(IAppDbContext db, TimeProvider clock)
{
    public static PayMeeting MeetingOf(ProposalInput input) => new(
        ChineseText.Normalise(input.MeetingNumber), input.MeetingOn, ChineseText.Sentence(input.MeetingPlace), ChineseText.Sentence(input.BranchAttendants),
        ChineseText.Sentence(input.CentreAttendants), ChineseText.Sentence(input.MeetingText));

    /// <summary>One record of a meeting stands behind one proposal; the database says so too.</summary>
    public Task<bool> IsMeetingUsedAsync(Guid communityId, string meetingNumber, Guid? exceptId, CancellationToken ct)
    {
        var number = ChineseText.Normalise(meetingNumber);
        return db.PayProposals.AnyAsync(x => x.CommunityId == communityId && x.MeetingNumber == number && x.State != PayProposalState.Withdrawn && x.Id != exceptId, ct);
    }

    /// <summary>The items with names and posts as they are known. An appointment of another community is not there.</summary>
    public async Task<Result<IReadOnlyCollection<ProposedPay>>> ItemsAsync(Guid communityId, ProposalInput input, CancellationToken ct)
    {
        if (input.MeetingOn > clock.LocalToday())
        {
            return PayrollErrors.MeetingInFuture;
        }

        var ids = input.Items.Select(x => x.AppointmentId).Distinct().ToArray();
        var known = await (
            from appointment in db.Appointments.AsNoTracking()
            where appointment.CommunityId == communityId && EF.Parameter(ids).Contains(appointment.Id)
                && (appointment.State == AppointmentState.Active || appointment.State == AppointmentState.Ended)
            join holder in db.OfficeHolders on appointment.OfficeHolderId equals holder.Id
            select new { appointment.Id, HolderId = holder.Id, holder.Name, appointment.Post }).ToDictionaryAsync(x => x.Id, ct);
        if (known.Count != ids.Length)
        {
            return PayrollErrors.AppointmentNotFound;
        }

        return input.Items.Select(x => new ProposedPay(x.AppointmentId, known[x.AppointmentId].HolderId, known[x.AppointmentId].Name, known[x.AppointmentId].Post, x.MonthlyFen)).ToList();
    }
}
