using System.Net;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.IntegrationTests.Cases;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Payroll;

namespace Resettlement.Api.IntegrationTests.Payroll;

/// <summary>Many at once on one payroll, and the table of who may do what in which state.</summary>
internal sealed class PayrollRaceTests
{
    private TestApp _app = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _app = await PayrollScene.StartAsync();
        await PayrollScene.PublishStandardAsync(_app);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Fifty_signatures_of_two_directors_and_two_secretaries_are_two()
    {
        using var scene = await SceneAsync();
        var run = await scene.SubmitAsync(await scene.ComputeAsync("2026-10-01"));
        using var otherDirector = await _app.AsAsync(Role.CentreDirector, scene.Community.Id);
        using var otherSecretary = await _app.AsAsync(Role.BranchSecretary, scene.Community.Id);
        HttpClient[] people = [scene.Director, scene.Secretary, otherDirector, otherSecretary];
        var race = await Race.OfAsync(Race.Fifty, i => scene.TrySignAsync(run, people[i % people.Length]));
        race.AssertCleanlyLost(HttpStatusCode.Forbidden);
        var stored = await _app.ReadAsync(db => db.SignatureSheets.Include(x => x.Signatures).SingleAsync(x => x.SubjectId == run.Guid("id")));
        Assert.That(stored.Signatures.Select(x => x.Step), Is.Unique);
        Assert.That(race.Won, Has.Count.EqualTo(stored.Signatures.Count));
        Assert.That((await scene.GetAsync(run.Guid("id"))).Text("state"), Is.EqualTo(stored.Signatures.Count == 2 ? "Approved" : "FirstSigned"));
    }

    [Test]
    public async Task Approval_and_return_of_one_proposal_at_once_leave_one_of_them()
    {
        using var scene = await PayrollScene.CreateAsync(_app);
        var (_, staff) = await scene.AppointAsync(PostKind.CentreStaff, "赵干事");
        var submitted = await scene.SubmitProposalAsync("2026-10-01", (staff, 200_000));
        var path = $"/api/v1/payroll/proposals/{submitted.Guid("id")}";
        using var other = await _app.AsAsync(Role.TownshipLeader, townshipCode: scene.Community.LeadTownshipCode);
        var race = await Race.OfAsync(Race.Fifty, i => (i % 2 == 0 ? scene.Leader : other).PostOnceAsync(path + (i % 3 == 0 ? "/return" : "/approve"),
            i % 3 == 0 ? new { reason = "金额偏高" } : (object)new { version = submitted.Int("version"), totalFen = 200_000 }));
        race.AssertCleanlyLost();
        Assert.That(race.Won, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Submission_beside_a_new_computation_signs_what_was_computed()
    {
        using var scene = await SceneAsync();
        var run = await scene.ComputeAsync("2026-10-01");
        var race = await Race.OfAsync(Race.Fifty, i => i % 2 == 0 ? scene.TrySubmitAsync(run) : scene.TryComputeAsync("2026-10-01"));
        race.AssertCleanlyLost();
        var after = await scene.GetAsync(run.Guid("id"));
        var sheets = await _app.ReadAsync(db => db.SignatureSheets.Where(x => x.SubjectId == run.Guid("id")).Select(x => x.ContentHash).ToListAsync());
        Assert.That(sheets, Has.Count.EqualTo(after.Text("state") == "Submitted" ? 1 : 0));
        Assert.That(sheets, Is.All.EqualTo(after.Text("contentHash")));
    }

    [Test]
    public async Task Two_months_computed_at_once_leave_one_open_payroll()
    {
        using var scene = await SceneAsync();
        string[] months = ["2026-08-01", "2026-09-01", "2026-10-01"];
        var race = await Race.OfAsync(Race.Fifty, i => scene.TryComputeAsync(months[i % months.Length]));
        race.AssertCleanlyLost();
        var community = scene.Community.Id;
        Assert.That(await _app.ReadAsync(db => db.PayrollRuns.CountAsync(x => x.CommunityId == community && x.State != PayrollState.Approved)), Is.EqualTo(1));
        var lines = await _app.ReadAsync(db => db.PayrollLines.CountAsync(x => x.CommunityId == community));
        Assert.That(lines, Is.EqualTo(1));
    }

    /// <summary>In every state each role tries each action that is not possible there for it, and nothing moves.</summary>
    [TestCase(PayrollState.Computed)]
    [TestCase(PayrollState.Submitted)]
    [TestCase(PayrollState.FirstSigned)]
    [TestCase(PayrollState.Approved)]
    [TestCase(PayrollState.Cancelled)]
    public async Task What_a_role_or_a_state_forbids_is_refused_and_moves_nothing(PayrollState state)
    {
        using var scene = await SceneAsync();
        var run = await scene.ComputeAsync("2026-10-01");
        if (state is PayrollState.Cancelled)
        {
            await PayrollScene.DoneAsync(scene.Clerk, $"/api/v1/payroll/runs/{run.Guid("id")}/cancel", new { reason = "先办九月" });
        }

        run = state is PayrollState.Computed or PayrollState.Cancelled ? run : await scene.SubmitAsync(run);
        run = state is PayrollState.FirstSigned or PayrollState.Approved ? await scene.SignAsync(run, scene.Director) : run;
        run = state is PayrollState.Approved ? await scene.SignAsync(run, scene.Secretary) : run;
        var (path, version) = ($"/api/v1/payroll/runs/{run.Guid("id")}", (await scene.GetAsync(run.Guid("id"))).Int("version"));
        (PayrollAction Action, string Permission, Func<HttpClient, Task<HttpResponseMessage>> Send)[] actions =
        [
            (PayrollAction.Submit, Permissions.Payroll.Write, x => scene.TrySubmitAsync(run, x)),
            (PayrollAction.Cancel, Permissions.Payroll.Write, x => x.PostOnceAsync(path + "/cancel", new { reason = "不再需要" })),
            (PayrollAction.Return, Permissions.Payroll.Return, x => x.PostOnceAsync(path + "/return", new { reason = "人员有误" })),
        ];
        var tried = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            var definition = RoleCatalogue.Of(role);
            using var client = await (definition.Scope switch
            {
                ScopeKind.County => _app.AsAsync(role),
                ScopeKind.Township => _app.AsAsync(role, townshipCode: scene.Community.LeadTownshipCode),
                _ => _app.AsAsync(role, scene.Community.Id),
            });
            foreach (var (action, permission, send) in actions.Where(x => !definition.Permissions.Contains(x.Permission) || !PayrollTransitions.Allows(state, x.Action)))
            {
                using var answer = await send(client);
                Assert.That(await answer.CodeAsync(), Is.EqualTo(definition.Permissions.Contains(permission) ? "payroll.wrong-state" : "access.forbidden"), $"{role} {action}");
                tried++;
            }
        }

        Assert.That(tried, Is.GreaterThan(40));
        var after = await scene.GetAsync(run.Guid("id"));
        Assert.That((after.Text("state"), after.Int("version")), Is.EqualTo((state.ToString(), version)));
    }

    private async Task<PayrollScene> SceneAsync()
    {
        var scene = await PayrollScene.CreateAsync(_app);
        await scene.AppointAsync(PostKind.BranchSecretary, "王书记");
        return scene;
    }
}
