using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Posts of a site, who holds them and who is to be elected. The bodies of a site are shared by all cases: it has one of each kind.</summary>
internal sealed partial class Stock
{
    private static readonly SemaphoreSlim Founding = new(1);

    public Task<Guid> CentreAsync() => SiteBodyAsync(BodyKind.ServiceCentre);

    public Task<Guid> CommitteeBodyAsync() => SiteBodyAsync(BodyKind.ResidentsCommittee);

    /// <summary>The branch, with no election of members open.</summary>
    public Task<Guid> BranchToElectAsync() => Once("branch-to-elect", async () =>
    {
        var branch = await SiteBodyAsync(BodyKind.PartyBranch);
        await CloseElectionsAsync(branch, PostKind.BranchMember);
        return branch;
    });

    /// <summary>Somebody known to the site, without a post.</summary>
    public Task<Guid> AppointeeAsync() => Once("appointee", () => NewAppointeeAsync());

    public Task<Guid> RelativeAsync() => Once("relative", () => NewAppointeeAsync());

    /// <summary>A post of the centre, with a term.</summary>
    public Task<Guid> HeldPostAsync() => Once("post", async () =>
    {
        var post = await MakePostAsync(await SiteBodyRowAsync(BodyKind.ServiceCentre), PostKind.CentreStaff);
        await AddAsync(post);
        return post.Id;
    });

    public Task<Guid> PostHolderAsync() => Once("post-holder", async () =>
    {
        var id = await HeldPostAsync();
        return await world.App.ReadAsync(db => db.Appointments.Where(x => x.Id == id).Select(x => x.OfficeHolderId).SingleAsync());
    });

    /// <summary>A post that somebody has left, without a handover.</summary>
    public Task<Guid> LeftPostAsync() => Once("left-post", async () =>
    {
        var post = await MakePostAsync(await SiteBodyRowAsync(BodyKind.ServiceCentre), PostKind.CentreStaff);
        Assert.That(post.End(new(2026, 11, 20), EndReason.Resigned, null).Error, Is.Null);
        await AddAsync(post);
        return post.Id;
    });

    /// <summary>A post beyond the quota that waits for the lead township.</summary>
    public Task<Guid> ProposalAsync() => Once("proposal", async () =>
    {
        var post = await MakePostAsync(await SiteBodyRowAsync(BodyKind.ServiceCentre), PostKind.CentreStaff);
        post.Await("新增两栋楼入住", 2, 2, site.Policy);
        await AddAsync(post);
        return post.Id;
    });

    public Task<Guid> HouseHeadAsync() => Once("house-head", async () =>
    {
        var building = Building.Create(Community, BuildingKind.Building, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{1000 + TestApp.NextNumber()}"), 6, false);
        await AddAsync(building);
        var head = Appointment.OfHouse(building, null, await NewAppointeeAsync(), new(2026, 1, 1), null).Value;
        Assert.That(head.RestOn(new(AppointmentWay.Election, null, null, null), new("somebody"), "某人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        await AddAsync(head);
        return head.Id;
    });

    public Task<Guid> KinAsync() => Once("kin", async () =>
    {
        var tie = KinTie.Record(Community, await NewAppointeeAsync(), await NewAppointeeAsync(), KinRelation.Siblings, "某人", world.App.Clock.GetUtcNow()).Value;
        await AddAsync(tie);
        return tie.Id;
    });

    /// <summary>An election of a member of the committee with one candidate who was looked at.</summary>
    public async Task<(Guid Id, Guid Candidate)> ElectionAsync()
    {
        var made = await Once("election", () => MakeElectionAsync(null));
        await ReopenAsync(made.Id);
        return made;
    }

    public async Task<Guid> ElectionIdAsync() => (await ElectionAsync()).Id;

    public async Task<Guid> CandidateAsync() => (await ElectionAsync()).Candidate;

    /// <summary>The same, voted and noticed: waits for the filing.</summary>
    public Task<Guid> ElectionToFileAsync() => Once("election-to-file", async () => (await MakeElectionAsync((await NoticeAsync()).Id)).Id);

    /// <summary>What a file of posts holds: a good row and a faulty one.</summary>
    public async Task<byte[]> PostFileAsync()
    {
        await CommitteeBodyAsync();
        return Imports.ImportDesk.WorkbookBytes(
            ["姓名", "身份证号", "职务", "任职方式", "文号", "任职日期"],
            ["钱学民", RegistryWorld.NewId(new(1965, 1, 1), Sex.Male), "居民代表委员会委员", "推选", "瑶备〔2020〕1号", new DateOnly(2020, 3, 1)],
            ["孙立新", RegistryWorld.NewId(new(1965, 1, 1), Sex.Male), "没有的职务", "推选", "瑶备〔2020〕1号", new DateOnly(2020, 3, 1)]);
    }

    private async Task<(Guid Id, Guid Candidate)> MakeElectionAsync(Guid? notice)
    {
        var body = await SiteBodyRowAsync(BodyKind.ResidentsCommittee);
        await CloseElectionsAsync(body.Id, PostKind.CommitteeMember);
        var now = world.App.Clock.GetUtcNow();
        var election = Election.Open(body, new(PostKind.CommitteeMember, 1, null), $"{site.Community.Code}-K{TestApp.NextNumber()}", new("somebody"), "某人", now).Value;
        var candidate = election.Nominate(await NewAppointeeAsync(), NominationWay.ByBranch, "社区党支部").Value;
        Assert.That(election.Check(candidate.Id, [.. Enum.GetValues<CandidateCriterion>().Select(x => new CheckInput(x, CandidateGrade.Good, "群众评价好"))], "某人", now).Error, Is.Null);
        if (notice is { } id)
        {
            Assert.That(election.Count(new(new(2026, 11, 1), 100, 90, 88, "记录1号", [new(candidate.Id, 60)]), new("somebody"), "某人", new(2026, 11, 25)).Error, Is.Null);
            Assert.That((election.Noticed(id, "公示1号", new(2026, 11, 20)).Error, election.EndNotice([], new Dictionary<Guid, string>()).Error), Is.EqualTo(((Error?)null, (Error?)null)));
        }

        await AddAsync(election);
        return (election.Id, candidate.Id);
    }

    private Task<int> CloseElectionsAsync(Guid body, PostKind post) => world.App.ReadAsync(db => db.Elections
        .Where(x => x.BodyId == body && x.Post == post && x.State != ElectionState.Filed && x.State != ElectionState.Cancelled).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, ElectionState.Cancelled)));

    /// <summary>A body has one open election of a kind of post: another stock of the site may have closed this one to open its own. One that was cancelled with a reason stays.</summary>
    private Task<int> ReopenAsync(Guid id) => world.App.ReadAsync(async db =>
    {
        var closed = await db.Elections.AsNoTracking().SingleAsync(x => x.Id == id);
        if (closed is not { State: ElectionState.Cancelled, CancelReason: null })
        {
            return 0;
        }

        await CloseElectionsAsync(closed.BodyId, closed.Post);
        return await db.Elections.Where(x => x.Id == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, ElectionState.Nominating));
    });

    private async Task<Appointment> MakePostAsync(Body body, PostKind post)
    {
        var made = Appointment.To(body, await NewAppointeeAsync(), post, new(2026, 1, 1), new(2026, 12, 31)).Value;
        Assert.That(made.RestOn(new(AppointmentWay.Election, null, null, "瑶备〔2026〕1号"), new("somebody"), "某人", world.App.Clock.GetUtcNow()).Error, Is.Null);
        return made;
    }

    private async Task<Guid> NewAppointeeAsync()
    {
        var number = IdNumber.Parse(RegistryWorld.NewId(new(1970, 1, 1), Sex.Male), new(2026, 11, 25)).Value;
        var holder = OfficeHolder.Register(Community, new("王建民", null, null, null), number, Protect(FieldPurpose.IdNumber, number.Value, number.Masked));
        await AddAsync(holder);
        return holder.Id;
    }

    private async Task<Guid> SiteBodyAsync(BodyKind kind) => (await SiteBodyRowAsync(kind)).Id;

    /// <summary>The body of the site, founded with a decision about the maturity when it is first asked for.</summary>
    private async Task<Body> SiteBodyRowAsync(BodyKind kind)
    {
        await Founding.WaitAsync();
        try
        {
            var community = Community;
            if (!await world.App.ReadAsync(db => db.MaturityDecisions.AnyAsync(x => x.CommunityId == community)))
            {
                await AddAsync(MaturityDecision.Decide(community, new(MaturityLevel.Mixed, new(2019, 10, 1), "按乡镇认定", null), null, new("township"), "乡镇", world.App.Clock.GetUtcNow(), new(2026, 11, 25)).Value);
            }

            if (await world.App.ReadAsync(db => db.Bodies.AsNoTracking().SingleOrDefaultAsync(x => x.CommunityId == community && x.Kind == kind && x.DissolvedOn == null)) is { } known)
            {
                return known;
            }

            var body = Body.Found(community, kind, new(OrganisationWords.Bodies.WordOf(kind), null, new(2019, 10, 1)), null).Value;
            await AddAsync(body);
            return body;
        }
        finally
        {
            Founding.Release();
        }
    }
}
