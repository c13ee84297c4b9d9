using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Registry;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>People, bodies and posts of a site.</summary>
internal sealed partial class Stock
{
    /// <summary>A person whom the site has entered, without a post.</summary>
    public async Task<Guid> HolderAsync() => (await Once("holder", MakeHolderAsync)).Id;

    public async Task<int> HolderVersionAsync() => (await Once("holder", MakeHolderAsync)).Version;

    /// <summary>The site with room for a body of the kind that is entered: a community has one that is not dissolved.</summary>
    public Task<Guid> RoomForCompanyAsync() => Once("room-for-company", async () =>
    {
        await DissolveAsync(BodyKind.PropertyCompany);
        return Community;
    });

    public Task<Body> BodyAsync() => Once("body", async () =>
    {
        await DissolveAsync(BodyKind.ServiceCentre);
        var body = NewBody();
        await AddAsync(body);
        return body;
    });

    public async Task<Guid> BodyIdAsync() => (await BodyAsync()).Id;

    public Task<BodyDocument> BodyDocumentAsync() => Once("body-document", async () =>
    {
        await DissolveAsync(BodyKind.ServiceCentre);
        var body = NewBody();
        var document = body.AddDocument("夏编发〔2024〕3号", "关于设立社区服务中心的批复", new(2024, 3, 1)).Value;
        await AddAsync(body);
        return document;
    });

    public async Task<Guid> BodyOfDocumentAsync() => (await BodyDocumentAsync()).DocumentOfId;

    public async Task<Guid> BodyDocumentIdAsync() => (await BodyDocumentAsync()).Id;

    /// <summary>The site without a contact leader.</summary>
    public Task<Guid> LeaderlessAsync() => Once("leaderless", async () =>
    {
        await EndLeadersAsync();
        return Community;
    });

    public Task<Guid> LeaderAsync() => Once("leader", async () =>
    {
        await EndLeadersAsync();
        var holder = await MakeHolderAsync();
        var leader = ContactLeaderAssignment.Assign(Community, holder.Id, new("党委副书记", "瑶党字〔2024〕5号", new(2024, 1, 1)));
        await AddAsync(leader);
        return leader.Id;
    });

    /// <summary>A question of the committee that waits for its answer.</summary>
    public Task<Guid> OpenItemAsync() => Once("open-item", async () =>
    {
        var item = NewItem();
        await AddAsync(item);
        return item.Id;
    });

    /// <summary>One that was answered and waits for the committee.</summary>
    public Task<Guid> AnsweredItemAsync() => Once("answered-item", async () =>
    {
        var item = NewItem();
        Assert.That(item.Answer("已经整改", new("director"), "主任", world.App.Clock.GetUtcNow()).Error, Is.Null);
        await AddAsync(item);
        return item.Id;
    });

    /// <summary>Every draft is published, and long ago, so that there is room for the next.</summary>
    public Task<string> RoomForDutyAsync() => Once("room-for-duty", async () =>
    {
        await world.App.ReadAsync(db => db.DutyStatements.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, DutyState.Published).SetProperty(x => x.From, new DateOnly(2000, 1, 1))));
        return nameof(PostKind.Cashier);
    });

    /// <summary>A draft of duties in version 1.</summary>
    public Task<Guid> DutyDraftAsync() => Once("duty-draft", async () =>
    {
        await RoomForDutyAsync();
        var duty = DutyStatement.Draft(null, PostKind.Cashier, 1_000_000 + TestApp.NextNumber(), new("出纳职责", "保管现金和票据。", null, new(2026, 1, 1)), new("somebody"), "某人");
        await AddAsync(duty);
        return duty.Id;
    });

    /// <summary>An ID number that nobody has.</summary>
    public Task<string> NewNumberAsync() => Once("new-number", () => Task.FromResult(RegistryWorld.NewId(new(1975, 5, 5))));

    private Task<int> DissolveAsync(BodyKind kind) => world.App.ReadAsync(db => db.Bodies.Where(x => x.CommunityId == Community && x.Kind == kind && x.DissolvedOn == null)
        .ExecuteUpdateAsync(set => set.SetProperty(x => x.DissolvedOn, new DateOnly(2025, 1, 1))));

    private Task<int> EndLeadersAsync() => world.App.ReadAsync(db => db.ContactLeaders.Where(x => x.CommunityId == Community)
        .ExecuteUpdateAsync(set => set.SetProperty(x => x.From, new DateOnly(2020, 1, 1)).SetProperty(x => x.EndedOn, new DateOnly(2020, 1, 2))));

    private Body NewBody() =>
        Body.Found(Community, BodyKind.ServiceCentre, new($"服务中心{TestApp.NextNumber()}", null, new(2024, 3, 1)), new(new(2024, 3, 1), new(2027, 2, 28))).Value;

    private SupervisionItem NewItem() =>
        SupervisionItem.Raise(Community, BodyKind.ServiceCentre, "路灯维修", "三号楼前路灯半月未修。", new(2026, 12, 5), new("chair"), "居代会主任", world.App.Clock.GetUtcNow(), new(2026, 11, 25)).Value;

    private async Task<OfficeHolder> MakeHolderAsync()
    {
        var number = IdNumber.Parse(RegistryWorld.NewId(new(1970, 1, 1), Sex.Male), new(2026, 11, 25)).Value;
        var holder = OfficeHolder.Register(Community, new("赵建国", Lead, "01", null), number, Protect(FieldPurpose.IdNumber, number.Value, number.Masked));
        var phone = string.Create(CultureInfo.InvariantCulture, $"139{TestApp.NextNumber():00000000}");
        holder.ChangePhone(Protect(FieldPurpose.Phone, phone, $"139****{phone[^4..]}"));
        await AddAsync(holder);
        return holder;
    }
}
