using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Signing;
using Resettlement.Application.Common;
using Resettlement.Application.Signing;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Signing;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>What is signed, and papers of those who sign for others.</summary>
internal sealed partial class Stock
{
    /// <summary>A sheet that waits for the director.</summary>
    public Task<Guid> SheetAsync() => Once("sheet", async () =>
    {
        var subject = NewId.Next();
        await AddAsync(new WorkLease { Key = TestSubject.KeyOf(subject), Owner = $"hash-1|140950|12|maker|{Community}" });
        await using var scope = world.App.SystemScope();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<IAppDbContext>(), scope.ServiceProvider.GetRequiredService<SignatureDesk>());
        var described = await scope.ServiceProvider.GetRequiredService<ISignedSubject>().DescribeAsync(subject, default);
        return (await db.InTransactionAsync(ct => desk.OpenAsync(SignedKind.SubsidyBatch, described.Value, ct), default)).Value;
    });

    /// <summary>A contact leader of the site, who may sign for somebody with a paper.</summary>
    public Task<Guid> SubstituteAsync() => Once("substitute", async () =>
    {
        var name = await world.App.AddUserAsync(Role.ContactLeader, Community);
        return await world.App.ReadAsync(db => db.Users.Where(x => x.UserName == name).Select(x => x.Id).SingleAsync());
    });

    public Task<Guid> DelegationAsync() => Once("delegation", async () =>
    {
        using var leader = await world.AtAsync(Role.TownshipLeader, site);
        using var answer = await leader.PostOnceAsync("/api/v1/signing/delegations", new
        {
            communityId = Community,
            post = "Director",
            reason = "Absent",
            substituteUserId = await SubstituteAsync(),
            documentNumber = "瑶政函〔2026〕7号",
            firstDay = "2026-11-25",
            lastDay = "2026-12-24",
        });
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    });
}
