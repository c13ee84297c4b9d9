using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Api.IntegrationTests.Payroll;

/// <summary>Dispatched cadres still in service: unpaid by default; where the standard pays them, each is flagged and cleared first.</summary>
internal sealed class ServingCadreTests
{
    [Test]
    public async Task A_cadre_in_service_is_unpaid_until_the_standard_says_otherwise_and_is_flagged_then()
    {
        await using var app = await PayrollScene.StartAsync();
        await PayrollScene.PublishStandardAsync(app);
        using var scene = await PayrollScene.CreateAsync(app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记", serving: true);
        await scene.AppointAsync(PostKind.CentreDirector, "张主任");

        var run = await scene.ComputeAsync("2026-09-01");
        Assert.That(run.List("lines").Select(x => x.Text("holderName")), Is.EqualTo(new[] { "张主任" }));
        Assert.That(run.List("omissions").Select(x => (x.Text("holderName"), x.Text("reason"))), Is.EqualTo(new[] { ("王书记", "ServingCadre") }));
        Assert.That(run.List("flags"), Is.Empty);
        await scene.ApproveAsync("2026-09-01");

        await PayrollScene.PublishStandardAsync(app, "2026-10-01", paysServing: true);
        run = await scene.ComputeAsync("2026-10-01");
        Assert.That(run.List("lines").Select(x => (x.Text("holderName"), x.Text("kind"))), Is.EquivalentTo(new[] { ("王书记", "Month"), ("张主任", "Month") }), "September stays as it was");
        var flag = run.List("flags").Single();
        Assert.That((flag.Text("kind"), flag.Text("holderName")), Is.EqualTo(("ServingCadre", "王书记")));
        using var refused = await scene.TrySubmitAsync(run);
        Assert.That(await refused.CodeAsync(), Is.EqualTo("payroll.flags-open"));
        await PayrollScene.DoneAsync(scene.Leader, $"/api/v1/payroll/flags/{flag.Guid("id")}/clear", new { reason = "原单位已停发工资" });
        Assert.That((await scene.SubmitAsync(run)).Text("state"), Is.EqualTo("Submitted"));
    }

    [Test]
    public async Task A_cadre_whom_another_unit_pays_is_flagged_in_every_community_that_pays_too()
    {
        await using var app = await PayrollScene.StartAsync();
        await PayrollScene.PublishStandardAsync(app);
        using var first = await PayrollScene.CreateAsync(app);
        using var second = await PayrollScene.CreateAsync(app);
        var (holder, dispatched) = await first.AppointAsync(PostKind.BranchSecretary, "王书记", serving: true);
        await second.AppointAsync(PostKind.CentreDirector, "王书记", holder: holder);

        var run = await second.ComputeAsync("2026-09-01");
        var flag = run.List("flags").Single();
        Assert.That((flag.Text("kind"), flag.Text("evidence")), Is.EqualTo(("ServingCadre", $"在职干部派驻{first.Community.Name}任职，2026年9月在本社区领取报酬")));

        await first.EndAsync(dispatched, "2026-09-01");
        Assert.That((await second.ComputeAsync("2026-09-01")).List("flags"), Is.Empty, "a dispatch that ended before the month is nothing to look at");
    }
}
