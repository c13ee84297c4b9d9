using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Application.Payroll;

/// <summary>Computes the payroll of a community and month from what is known at this moment: posts, standards, approved proposals, and what earlier months paid.</summary>
internal sealed class PayrollReader(IAppDbContext db)
{
    public async Task<PayrollSheet> ReadAsync(Guid communityId, PayMonth month, CancellationToken ct)
    {
        var earliest = month.First.AddMonths(-PayrollSheet.MonthsBack);
        var paid = await PaidAsync(communityId, earliest, month.First, ct);
        var months = paid.Months.Append(month.First).Order().ToList();
        var posts = await PostsAsync(communityId, months[0], month, ct);
        var terms = await TermsAsync(communityId, months, ct);
        var (people, omissions) = PayrollCalculator.Compute(month, posts, terms[month.First]);
        var past = paid.Months.Select(PayMonth.Of).ToDictionary(x => x, x => PayrollCalculator.Compute(x, posts, terms[x.First]).People);
        return PayrollSheet.Build(month, people, omissions, past, paid.Amounts, paid.Names);
    }

    /// <summary>Posts of branch and centre that are or were held on a day from <paramref name="since"/> to the end of the month.</summary>
    public async Task<List<HeldPost>> PostsAsync(Guid communityId, DateOnly since, PayMonth until, CancellationToken ct)
    {
        var last = until.Last;
        var posts = PayrollPosts.Paid.ToArray();
        var rows = await (
            from appointment in db.Appointments.AsNoTracking()
            where appointment.CommunityId == communityId && EF.Parameter(posts).Contains(appointment.Post) && appointment.From <= last
                && (appointment.State == AppointmentState.Active || appointment.State == AppointmentState.Ended)
                && (appointment.EndedOn == null || (appointment.EndedOn > since && appointment.EndedOn > appointment.From))
            join holder in db.OfficeHolders on appointment.OfficeHolderId equals holder.Id
            select new { appointment, holder.Name }).ToListAsync(ct);
        return rows.ConvertAll(x => new HeldPost(x.appointment.Id, x.appointment.OfficeHolderId, x.Name, x.appointment.Post, new(x.appointment.From, x.appointment.EndedOn), ServingCadres.Is(x.appointment)));
    }

    /// <summary>What pays in each of the months.</summary>
    public async Task<Dictionary<DateOnly, PayTerms>> TermsAsync(Guid communityId, List<DateOnly> months, CancellationToken ct)
    {
        var last = months[^1];
        var standards = await db.PayStandards.AsNoTracking().Where(x => x.State == PayStandardState.Published && x.EffectiveFrom <= last).ToListAsync(ct);
        var proposals = await db.PayProposals.AsNoTracking().Include(x => x.Items)
            .Where(x => x.CommunityId == communityId && x.EffectiveFrom <= last && (x.State == PayProposalState.Approved || x.State == PayProposalState.Submitted || x.State == PayProposalState.Returned))
            .ToListAsync(ct);
        return months.ToDictionary(x => x, month => TermsOf(month, standards, proposals));
    }

    /// <summary>Of what holds from the same month, what was decided later holds.</summary>
    public static PayTerms TermsOf(DateOnly month, IEnumerable<PayStandard> standards, IEnumerable<PayProposal> proposals)
    {
        var standard = standards.Where(x => x.EffectiveFrom <= month).OrderBy(x => x.EffectiveFrom).ThenBy(x => x.VersionNumber).LastOrDefault();
        var held = proposals.Where(x => x.EffectiveFrom <= month).ToList();
        var approved = new Dictionary<Guid, PayRate>();
        foreach (var proposal in held.Where(x => x.State == PayProposalState.Approved).OrderBy(x => x.EffectiveFrom).ThenBy(x => x.DecidedAt).ThenBy(x => x.Id))
        {
            foreach (var item in proposal.Items)
            {
                approved[item.AppointmentId] = new(item.MonthlyFen, PayBasis.Proposal, proposal.Id, proposal.MeetingNumber, null, null, proposal.EffectiveFrom);
            }
        }

        return new(standard, approved, held.Where(x => x.State != PayProposalState.Approved).SelectMany(x => x.Items).Select(x => x.AppointmentId).ToHashSet());
    }

    private async Task<(List<DateOnly> Months, Dictionary<(Guid HolderId, PayMonth Month), long> Amounts, Dictionary<Guid, string> Names)> PaidAsync(
        Guid communityId, DateOnly since, DateOnly before, CancellationToken ct)
    {
        var months = await db.PayrollRuns.AsNoTracking().Where(x => x.CommunityId == communityId && x.State == PayrollState.Approved && x.Month >= since && x.Month < before)
            .Select(x => x.Month).ToListAsync(ct);
        var lines = await (
            from line in db.PayrollLines.AsNoTracking()
            join run in db.PayrollRuns on line.RunId equals run.Id
            where run.CommunityId == communityId && run.State == PayrollState.Approved && line.ForMonth >= since && line.ForMonth < before
            group line by new { line.HolderId, line.ForMonth } into paid
            select new { paid.Key.HolderId, paid.Key.ForMonth, Fen = paid.Sum(x => x.AmountFen), Name = paid.Max(x => x.HolderName) }).ToListAsync(ct);
        var names = new Dictionary<Guid, string>();
        foreach (var line in lines)
        {
            names[line.HolderId] = line.Name!;
        }

        return (months, lines.ToDictionary(x => (x.HolderId, PayMonth.Of(x.ForMonth)), x => x.Fen), names);
    }
}

/// <summary>Who is a dispatched cadre still in service, so that another unit pays.</summary>
internal static class ServingCadres
{
    public static bool Is(Appointment appointment) => appointment.Source == CadreSource.ServingCadre;
}
