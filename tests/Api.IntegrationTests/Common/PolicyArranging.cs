using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Application.Common;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>Published policies for tests.</summary>
internal static class PolicyArranging
{
    /// <summary>Publishes a version of any area with the values of the form, but for those given.</summary>
    public static async Task<Guid> PublishPolicyAsync(this TestApp app, PolicyArea area, DateOnly from, params (string Key, string Value)[] changes)
    {
        await using var scope = app.SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var values = PolicyCatalogue.Of(area).Select(x => (x.Key, Value: changes.FirstOrDefault(change => change.Key == x.Key).Value ?? x.FormValue))
            .Where(x => x.Value.Length > 0).Select(x => new PolicyInput(x.Key, x.Value, null));
        var version = PolicyVersion.Draft(area, new("夏政发〔2018〕9号", "办法", new(2018, 1, 1)), from, null, values, new("writer"), "甲", app.Clock.GetUtcNow()).Value;
        Assert.That(version.Submit().Error, Is.Null);
        db.PolicyVersions.Add(version);
        await db.SaveChangesAsync(default);
        var book = await db.PolicyBooks.SingleAsync(x => x.Area == area);
        var published = await db.PolicyVersions.Where(x => x.Area == area && x.State == PolicyState.Published).ToListAsync();
        Assert.That(book.Publish(version, published, new("publisher"), "乙", app.Clock.GetUtcNow()).Error, Is.Null);
        await db.SaveChangesAsync(default);
        return version.Id;
    }
}
