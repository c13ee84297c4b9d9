using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Policies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Signing;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>What the people in the posts of one site are paid, and its payroll of October with both signatures.</summary>
internal sealed class SamplePayroll(AppDbContext db)
{
    private const long StaffFen = 220_000;
    private static readonly PayMonth Month = PayMonth.Of(new(2026, 10, 1));
    private static readonly DateTimeOffset MeetingAt = new DateOnly(2026, 1, 8).StartOfDay().AddHours(10);
    private static readonly DateTimeOffset PaidAt = new DateOnly(2026, 11, 3).StartOfDay().AddHours(10);

    public async Task WriteAsync(Community community, IReadOnlyDictionary<string, AppUser> users, CancellationToken ct)
    {
        var suffix = community.Code.ToLowerInvariant();
        var (clerk, director, secretary) = (users["clerk." + suffix], users["director." + suffix], users["secretary." + suffix]);
        var leader = users["leader." + SampleSites.TownshipSuffixes[community.LeadTownshipCode]];
        var posts = (await (
            from appointment in db.Appointments.AsNoTracking()
            where appointment.CommunityId == community.Id
            join holder in db.OfficeHolders on appointment.OfficeHolderId equals holder.Id
            select new { appointment, holder.Name }).ToListAsync(ct))
            .ConvertAll(x => new HeldPost(x.appointment.Id, x.appointment.OfficeHolderId, x.Name, x.appointment.Post, new(x.appointment.From, x.appointment.EndedOn), x.appointment.Source == CadreSource.ServingCadre));

        var staff = posts.Where(x => x.Post == PostKind.CentreStaff).Select(x => new ProposedPay(x.AppointmentId, x.HolderId, x.HolderName, x.Post, StaffFen)).ToList();
        var meeting = new PayMeeting("新天地纪要〔2026〕1号", MeetingAt.ToLocalDay(), "社区会议室", secretary.DisplayName, director.DisplayName, "研究服务中心工作人员月报酬，报牵头乡镇批准后执行。");
        var proposal = Must(PayProposal.Draft(community.Id, meeting, new(2026, 1, 1), staff, By(clerk, MeetingAt)));
        Must(proposal.Submit(By(clerk, MeetingAt.AddHours(1))));
        Must(proposal.Approve(By(leader, MeetingAt.AddDays(1))));
        db.PayProposals.Add(proposal);

        var standard = await db.PayStandards.SingleAsync(ct);
        var terms = new PayTerms(standard, staff.ToDictionary(x => x.AppointmentId, x => new PayRate(x.MonthlyFen, PayBasis.Proposal, proposal.Id, meeting.Number, null, null, proposal.EffectiveFrom)), new HashSet<Guid>());
        var (people, omissions) = PayrollCalculator.Compute(Month, posts, terms);
        var sheet = PayrollSheet.Build(Month, people, omissions, new Dictionary<PayMonth, IReadOnlyList<PersonMonth>>(), new Dictionary<(Guid, PayMonth), long>(), new Dictionary<Guid, string>());
        var hash = PayrollDigest.Of(community.Id, sheet);
        var run = Must(PayrollRun.Open(community.Id, Month.First, PaidAt.ToLocalDay()));
        Must(run.Compute(hash, sheet, By(clerk, PaidAt)));
        Must(run.Submit(hash, 0, By(clerk, PaidAt.AddMinutes(20))));
        db.PayrollRuns.Add(run);
        for (var i = 0; i < sheet.Lines.Count; i++)
        {
            var line = PayrollLine.Of(run, sheet.Lines[i], i + 1);
            db.PayrollLines.Add(line);
            db.PayrollSegments.AddRange(PayrollSegment.Of(line, sheet.Lines[i]));
        }

        db.PayrollOmissions.AddRange(sheet.Omissions.Select((x, i) => PayrollOmission.Of(run, x, i + 1)));
        db.Record(new AuditNote("compile", nameof(PayrollRun), run.Id.ToString(), community.Id, $"计算工资表（{new Money(sheet.TotalFen)} 元）", sheet.Lines.Count, hash));
        await SignAsync(community, run, clerk, director, secretary, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task SignAsync(Community community, PayrollRun run, AppUser clerk, AppUser director, AppUser secretary, CancellationToken ct)
    {
        var day = PaidAt.ToLocalDay();
        var policy = Must(await PolicyLookup.FindAsync(db, PolicyArea.Signing, day, ct));
        Must(await PolicyLookup.UseAsync(db, policy, day, ct));
        var subject = new SheetSubject(
            SignedKind.Payroll, run.Id, community.Id, $"{community.Name}{Month.Chinese}工资表", string.Create(CultureInfo.InvariantCulture, $"{community.Code}-GZ-{Month}"),
            new(run.ContentHash, run.TotalFen, run.Lines), run.MadeBy, clerk.DisplayName, $"/payroll/runs/{run.Id}");
        var signatures = SignatureSheet.Open(subject, new(policy.Id, SigningOrder.DirectorThenSecretary, AllowsSubstitute: true), PaidAt.AddMinutes(20));
        foreach (var (signer, post, at) in new[] { (director, SigningPost.Director, PaidAt.AddHours(2)), (secretary, SigningPost.Secretary, PaidAt.AddHours(5)) })
        {
            Must(signatures.Sign(new(new(signer.PersonIndex), signer.Id, signer.DisplayName, [post], []), signatures.Content, at, day));
            Must(run.Sign(post == SigningPost.Director, By(signer, at)));
        }

        db.SignatureSheets.Add(signatures);
    }

    private static PayActor By(AppUser user, DateTimeOffset at) => new(new(user.PersonIndex), user.DisplayName, at);

    private static T Must<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException("The sample breaks a rule: " + error.Code) : result.Value;

    private static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }
    }
}
