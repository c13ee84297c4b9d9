using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payroll;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>What people who hold posts are paid.</summary>
internal sealed partial class Stock
{
    private PayActor Somebody => new(new("somebody"), "某人", world.App.Clock.GetUtcNow());

    /// <summary>A standard that waits for the second person.</summary>
    public Task<Guid> ProposedStandardAsync() => Once("standard", async () =>
    {
        var number = await world.App.ReadAsync(db => db.PayStandards.MaxAsync(x => x.VersionNumber)) + 1;
        var standard = PayStandard.Propose(new(new("夏组发〔2021〕1号", "标准", new(2021, 1, 1), "第二条"), new(2036, 1, 1), 320_000, 310_000, false), number, Somebody).Value;
        await AddAsync(standard);
        return standard.Id;
    });

    /// <summary>A post whose pay is proposed. It is over, so that the posts of the site stay free, and lasted through October.</summary>
    public Task<Guid> StaffPostAsync() => Once("staff-post", () => PostAsync(PostKind.CentreStaff, BodyKind.ServiceCentre));

    public Task<string> MeetingNumberAsync() => Once("meeting", () => Task.FromResult($"纪要{TestApp.NextNumber()}"));

    /// <summary>Version 1.</summary>
    public Task<Guid> DraftProposalAsync() => Once("proposal", async () => (await MakeProposalAsync()).Id);

    /// <summary>Version 2.</summary>
    public Task<Guid> SubmittedProposalAsync() => Once("submitted-proposal", async () =>
    {
        var proposal = await MakeProposalAsync();
        await world.App.ArrangeAsync(async db => Assert.That((await db.PayProposals.AsTracking().SingleAsync(x => x.Id == proposal.Id)).Submit(Somebody).Error, Is.Null));
        return proposal.Id;
    });

    /// <summary>The community, with a proposal to list.</summary>
    public async Task<Guid> WithProposalAsync()
    {
        await DraftProposalAsync();
        return Community;
    }

    /// <summary>The community with nothing in the way of a new payroll: it has one at a time.</summary>
    public async Task<Guid> WithoutPayrollAsync()
    {
        var community = Community;
        await world.App.ReadAsync(db => db.PayrollRuns.Where(x => x.CommunityId == community).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, PayrollState.Cancelled)));
        return community;
    }

    /// <summary>A computed payroll of October that pays the secretary; those before it are given up.</summary>
    public Task<Guid> PayrollAsync() => Once("payroll", () => MakePayrollAsync());

    public async Task<string> PayrollHashAsync()
    {
        var id = await PayrollAsync();
        return await world.App.ReadAsync(db => db.PayrollRuns.Where(x => x.Id == id).Select(x => x.ContentHash).SingleAsync());
    }

    public Task<Guid> SubmittedPayrollAsync() => Once("submitted-payroll", async () =>
    {
        var id = await MakePayrollAsync();
        var hash = await world.App.ReadAsync(db => db.PayrollRuns.Where(x => x.Id == id).Select(x => x.ContentHash).SingleAsync());
        using var clerk = await world.AtAsync(Role.CommunityClerk, site);
        await PayrollScene.DoneAsync(clerk, $"/api/v1/payroll/runs/{id}/submit", new { contentHash = hash });
        return id;
    });

    /// <summary>Double pay that nobody has looked at.</summary>
    public Task<Guid> PayrollFlagAsync() => Once("payroll-flag", async () =>
    {
        var id = await MakePayrollAsync();
        var flag = Guid.Empty;
        await world.App.ArrangeAsync(async db =>
        {
            var run = await db.PayrollRuns.AsNoTracking().SingleAsync(x => x.Id == id);
            var holder = await db.PayrollLines.Where(x => x.RunId == id).Select(x => x.HolderId).FirstAsync();
            var raised = PayrollFlag.Raise(run, new(PayrollFlagKind.TwoCommunities, holder, "王书记", run.Month, "两处领取"));
            db.PayrollFlags.Add(raised);
            flag = raised.Id;
        });
        return flag;
    });

    private async Task<Guid> MakePayrollAsync()
    {
        await WithoutPayrollAsync();
        await Once("secretary-post", () => PostAsync(PostKind.BranchSecretary, BodyKind.PartyBranch));
        using var clerk = await world.AtAsync(Role.CommunityClerk, site);
        var made = await PayrollScene.DoneAsync(clerk, "/api/v1/payroll/runs", new { communityId = Community, month = "2026-10-01" });
        return made.Guid("runId");
    }

    /// <summary>One for all stocks of the site, so that no payroll grows with them.</summary>
    private async Task<Guid> PostAsync(PostKind post, BodyKind kind)
    {
        var community = Community;
        if (await world.App.ReadAsync(db => db.Appointments.Where(x => x.CommunityId == community && x.Post == post && x.EndNote == "旧机构").Select(x => (Guid?)x.Id).FirstOrDefaultAsync()) is { } known)
        {
            return known;
        }

        var holder = await PayrollScene.RegisterAsync(world.App, Community, "王书记");
        var body = Body.Found(Community, kind, new($"旧机构{TestApp.NextNumber()}", null, Since), null).Value;
        var appointment = Appointment.To(body, holder.Id, post, new(2025, 1, 1), null).Value;
        Assert.That(appointment.RestOn(new(AppointmentWay.Election, null, null, "选〔2025〕1号"), new("somebody"), "某人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        Assert.That(body.Dissolve(new(2026, 11, 1), "换届", hasMembers: false).Error, Is.Null);
        Assert.That(appointment.End(new(2026, 11, 1), EndReason.Dissolved, "旧机构").Error, Is.Null);
        await AddAsync(body, appointment);
        return appointment.Id;
    }

    private async Task<PayProposal> MakeProposalAsync()
    {
        var appointment = await StaffPostAsync();
        var holder = await world.App.ReadAsync(db => db.Appointments.Where(x => x.Id == appointment).Select(x => x.OfficeHolderId).SingleAsync());
        var meeting = new PayMeeting($"纪要{TestApp.NextNumber()}", new(2026, 11, 5), "社区会议室", "王书记", "张主任", "研究成员报酬。");
        var proposal = PayProposal.Draft(Community, meeting, new(2026, 11, 1), [new(appointment, holder, "王书记", PostKind.CentreStaff, 200_000)], Somebody).Value;
        await AddAsync(proposal);
        return proposal;
    }
}
