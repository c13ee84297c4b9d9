using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Notices;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>A request that names nothing acts on everything that is due: only in the caller's own sites.</summary>
internal sealed class EndNextDoorTests
{
    [Test]
    public async Task What_is_due_next_door_is_ended_by_its_own_clerk_and_nobody_else()
    {
        await using var world = await CaseWorld.MakeAsync();
        var (own, neighbour) = (await world.NewStock(world.Own).DueNoticeAsync(), await world.NewStock(world.Neighbour).DueNoticeAsync());
        using var clerk = await world.AtAsync(Role.CommunityClerk, world.Own);
        using var answer = await clerk.PostOnceAsync("/api/v1/notices/end-due", new { });

        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ended").GetInt32(), Is.EqualTo(1));
        Assert.That((await StateAsync(own.Id), await StateAsync(neighbour.Id)), Is.EqualTo((NoticeState.Ended, NoticeState.Running)));
        using var other = await world.AtAsync(Role.CommunityClerk, world.Neighbour);
        using var theirs = await other.PostOnceAsync("/api/v1/notices/end-due", new { });
        Assert.That(await StateAsync(neighbour.Id), Is.EqualTo(NoticeState.Ended));

        Task<NoticeState> StateAsync(Guid id) => world.App.ReadAsync(db => db.PublicNotices.Where(x => x.Id == id).Select(x => x.State).SingleAsync());
    }
}
