using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Resettlement.Api.Common;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Audit;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Every endpoint, tried by every role with the things of its own site and with those of the neighbour, one id after the other.</summary>
[Category(AnyDatabase.Name)]
internal sealed class MatrixTests
{
    private const string Refused = "—";
    private const string Empty = "空";

    /// <summary>Roles that see no sites, people, money at all find nothing behind endpoints that are open to everybody signed in.</summary>
    private static readonly string[] SeesThings = [Permissions.Registry.Read, Permissions.Fees.Read, Permissions.Subsidies.Read];

    private CaseWorld _world = null!;
    private List<string> _wrong = null!;

    [Test]
    public async Task Every_endpoint_has_a_case_and_every_id_in_it_is_tried()
    {
        var app = await TestApp.SharedAsync();
        var endpoints = CaseBook.WithCase(app).Select(x => x.ToString()).ToList();
        Assert.That(CaseBook.Cases.Keys, Is.EquivalentTo(endpoints));

        await using var world = await CaseWorld.MakeAsync();
        var untried = new List<string>();
        foreach (var (endpoint, @case) in CaseBook.Of(world.App))
        {
            var request = await @case.FillAsync(Role.CommunityClerk, world.NewStock(world.Own), world.NewStock(world.Neighbour));
            untried.AddRange(endpoint.IdNames.Except(request.Slots).Except(request.CountySlots).Except(@case.Untried).Select(x => $"{endpoint}: {x}"));
        }

        Assert.That(untried, Is.Empty);
    }

    /// <summary>Written to docs/permission-matrix.md when RESETTLEMENT_WRITE_DOCS is set, otherwise compared.</summary>
    [Test]
    public async Task What_each_role_may_do_at_home_and_next_door_is_as_written_down()
    {
        await using var world = _world = await CaseWorld.MakeAsync();
        _wrong = [];
        var text = new StringBuilder(Heading());
        foreach (var (endpoint, @case) in CaseBook.Of(world.App))
        {
            var (own, neighbour) = (world.NewStock(world.Own), world.NewStock(world.Neighbour));
            var slots = (await @case.FillAsync(Role.CommunityClerk, own, neighbour)).Slots;
            await @case.FillAsync(Role.CommunityClerk, own, neighbour, CaseRequest.All);
            var cells = new List<string>();
            foreach (var role in Enum.GetValues<Role>())
            {
                cells.Add(await CellAsync(endpoint, @case, role, slots, own, neighbour));
            }

            text.Append(CultureInfo.InvariantCulture, $"| {endpoint.Method} {endpoint.Path["/api/v1".Length..]} | {string.Join("、", slots)} | {string.Join(" | ", cells)} |\n");
        }

        Assert.That(_wrong, Is.Empty, string.Join(Environment.NewLine, _wrong));
        await NothingIsLooseAsync();
        await GeneratedDocument.CheckAsync("permission-matrix.md", text.ToString());
    }

    /// <summary>What a person may do in one community is not widened by what they may see in another.</summary>
    [Test]
    public async Task Who_only_reads_next_door_writes_nothing_there()
    {
        await using var world = _world = await CaseWorld.MakeAsync();
        _wrong = [];
        Role[] nextDoor = [Role.ContactLeader, Role.ResidentsCommittee, Role.GridWorker];
        var name = await world.App.AddUserAsync(Role.CommunityClerk, world.Own.Community.Id);
        await world.App.ArrangeAsync(async db =>
        {
            var user = await db.Users.SingleAsync(x => x.UserName == name);
            foreach (var role in nextDoor)
            {
                db.UserGrants.Add(UserGrant.Create(user.Id, role, null, world.Neighbour.Community.Id, new(2026, 1, 1), null).Value);
            }
        });
        using var client = await world.App.SignInAsync(name);
        var tried = 0;
        var clerk = RoleCatalogue.Of(Role.CommunityClerk);
        var held = nextDoor.SelectMany(x => RoleCatalogue.Of(x).Permissions).ToHashSet(StringComparer.Ordinal);
        foreach (var (endpoint, @case) in CaseBook.Of(world.App).Where(x => clerk.Permissions.Contains(x.Endpoint.Sends!.Permission!) && !held.Contains(x.Endpoint.Sends!.Permission!)))
        {
            var (own, neighbour) = (world.NewStock(world.Own), world.NewStock(world.Neighbour));
            var slots = (await @case.FillAsync(Role.CommunityClerk, own, neighbour)).Slots;
            await TryNeighbourAsync(endpoint, @case, Role.CommunityClerk, client, slots, own, neighbour);
            tried++;
        }

        Assert.That(_wrong, Is.Empty, string.Join(Environment.NewLine, _wrong));
        Assert.That(tried, Is.GreaterThan(40));
    }

    private async Task<string> CellAsync(ApiEndpoint endpoint, EndpointCase @case, Role role, List<string> slots, Stock own, Stock neighbour)
    {
        var definition = RoleCatalogue.Of(role);
        using var session = @case.Endpoint == CaseBook.EndsSession ? await _world.AtAsync(role, _world.Own) : null;
        var client = session ?? await _world.AsAsync(role);
        var permission = endpoint.Sends!.Permission!;
        if (!definition.Permissions.Contains(permission))
        {
            foreach (var swapped in slots.Count == 0 ? [null] : new[] { null, CaseRequest.All })
            {
                using var answer = await client.SendAsync((await @case.FillAsync(role, own, neighbour, swapped)).Message());
                Expect(answer.StatusCode == HttpStatusCode.Forbidden && await answer.CodeAsync() == "access.forbidden", $"{role} {endpoint} without permission", answer.StatusCode, "");
            }

            return Refused;
        }

        var next = definition.Scope == ScopeKind.County ? "" : await TryNeighbourAsync(endpoint, @case, role, client, slots, own, neighbour);
        using var home = await client.SendAsync((await @case.FillAsync(role, @case.IsWrite ? _world.NewStock(_world.Own) : own, neighbour)).Message());
        var text = await TextAsync(home);
        var blind = permission == Permissions.SignedIn && !definition.Permissions.Overlaps(SeesThings);
        var right = home.IsSuccessStatusCode || (blind && home.StatusCode == HttpStatusCode.NotFound) || @case.IsExpectedAtHome(role, home.StatusCode);
        Expect(right, $"{role} {endpoint} at home", home.StatusCode, text);
        NoneOfNeighbour(role, endpoint, text);
        return $"{(int)home.StatusCode}{next}";
    }

    /// <summary>Each id of the neighbour by itself, then all at once, and a list without any filter.</summary>
    private async Task<string> TryNeighbourAsync(ApiEndpoint endpoint, EndpointCase @case, Role role, HttpClient client, List<string> slots, Stock own, Stock neighbour)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        // a role can ask for less than the clerk: an import of posts names no source
        slots = [.. slots.Intersect((await @case.FillAsync(role, own, neighbour, CaseRequest.All)).Slots)];
        var (rows, end) = @case.IsWrite ? (await CaseBook.CountRowsAsync(_world.App, auditByKind: false), await EndOfChainAsync()) : ([], 0);
        foreach (var slot in slots.Count > 1 ? slots.Append(CaseRequest.All) : slots)
        {
            using var answer = await client.SendAsync((await @case.FillAsync(role, own, neighbour, slot)).Message());
            var text = await TextAsync(answer);
            var outcome = answer.StatusCode == HttpStatusCode.OK && IsEmpty(text) ? Empty : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            seen.Add(outcome);
            Expect(outcome is "404" or Empty || @case.IsExpectedNextDoor(slot, outcome), $"{role} {endpoint} with {slot} of the neighbour", answer.StatusCode, text);
            if (answer.IsSuccessStatusCode)
            {
                NoneOfNeighbour(role, endpoint, text);
            }
        }

        if (!@case.IsWrite && slots.Count > 0 && !endpoint.Path.Contains('{', StringComparison.Ordinal))
        {
            using var answer = await client.SendAsync((await @case.FillAsync(role, own, neighbour, CaseRequest.Nothing)).Message());
            Expect((int)answer.StatusCode is 200 or 400, $"{role} {endpoint} without filter", answer.StatusCode, "");
            NoneOfNeighbour(role, endpoint, await TextAsync(answer));
        }

        if (@case.IsWrite)
        {
            var growth = CaseBook.Growth(rows, await CaseBook.CountRowsAsync(_world.App, auditByKind: false));
            Expect(growth.Count == 0, $"{role} {endpoint} left behind {string.Join(", ", growth)}", HttpStatusCode.OK, "");
            Expect(end == await EndOfChainAsync(), $"{role} {endpoint} wrote to the neighbour's chain", HttpStatusCode.OK, "");
        }

        return seen.Count == 0 ? "" : "/" + string.Join('·', seen);
    }

    private void Expect(bool right, string what, HttpStatusCode status, string text)
    {
        if (!right || (int)status >= 500)
        {
            _wrong.Add($"{what}: {(int)status} {text[..Math.Min(text.Length, 300)]}");
        }
    }

    /// <summary>No answer to somebody of the first site names anything of the second.</summary>
    private void NoneOfNeighbour(Role role, ApiEndpoint endpoint, string text)
    {
        // names of sites are public, for handing a household over to another one
        if (RoleCatalogue.Of(role).Scope == ScopeKind.County || endpoint.Path == "/api/v1/community-names")
        {
            return;
        }

        var site = _world.Neighbour;
        string[] marks = [site.Community.Id.ToString(), site.Community.Code + "-", site.Building.Id.ToString(), site.Source.Id.ToString(), site.Batch.ToString()];
        foreach (var mark in marks.Where(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)))
        {
            _wrong.Add($"{role} {endpoint} tells {mark} of the neighbour: {text[..Math.Min(text.Length, 300)]}");
        }
    }

    private Task<long> EndOfChainAsync()
    {
        var chain = _world.Neighbour.Community.Id.ToString();
        return _world.App.ReadAsync(db => db.Set<AuditChainHead>().Where(x => x.Chain == chain).Select(x => x.Sequence).SingleAsync());
    }

    /// <summary>After thousands of requests every chain is whole, and what was written in bulk says how many rows and which.</summary>
    private async Task NothingIsLooseAsync()
    {
        var (exit, lines) = await AuditVerify.RunAsync(_world.App);
        Assert.That(exit, Is.Zero, lines);
        var bulk = await _world.App.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(x => x.Action.StartsWith("bulk-") || x.Action == "import" || x.Action == "compile").ToListAsync());
        Assert.That(bulk.Select(x => x.Action), Does.Contain("bulk-create").And.Contain("compile").And.Contain("import").And.Contain("bulk-delete"));
        Assert.That(bulk.Where(x => x.RowCount is null || (x.RowCount > 0 && x.RowsDigest is not { Length: 64 })).Select(x => $"{x.Action} {x.SubjectType} {x.Note}").Distinct(), Is.Empty);
    }

    /// <summary>A page without rows, an empty list, an answer that decided nothing.</summary>
    private static bool IsEmpty(string text)
    {
        if (!text.StartsWith('{') && !text.StartsWith('['))
        {
            return !text.StartsWith("error", StringComparison.Ordinal);
        }

        var root = JsonDocument.Parse(text).RootElement;
        return root.ValueKind == JsonValueKind.Array ? root.GetArrayLength() == 0 :
            (root.TryGetProperty("total", out var total) && total.GetInt32() == 0) || (root.TryGetProperty("decided", out var decided) && decided.GetInt32() == 0);
    }

    /// <summary>The answer as text; of a workbook all its parts.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != Application.Common.FileDownload.Xlsx)
        {
            return await answer.Content.ReadAsStringAsync();
        }

        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var text = new StringBuilder();
        foreach (var part in archive.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }

    private static string Absent() => CaseBook.Rooms.SelectMany(x => x.PathsWithoutCases).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } absent
        ? $"不在此表的接口由各自的测试逐项证明，权限见 permissions.md：{string.Join("、", absent.Select(x => $"`{x["/api/v1".Length..]}`"))}。"
        : "登录后能用的接口都在此表；权限见 permissions.md。";

    private static string Heading()
    {
        var roles = Enum.GetValues<Role>();
        return $"""
            # 权限矩阵 / Permission matrix

            Observed by a test that sends every request of the API as a person of every role, and written by it; do not edit. Each cell is the answer at home, then the answers
            with an id of the neighbouring community in path, query or body, one id after the other and all at once.

            - {Refused} 没有权限，403 (`access.forbidden`)，本社区与邻社区一样
            - 404 邻社区的数据如同不存在；{Empty} 列表为空，或一条也没有处理
            - 只有一个数字的：全县范围，或请求不指明任何数据
            - 有权限而 403、409：社区和乡镇名录由县或牵头乡镇维护，签字按次序、凭职务或书面委托；400、422：户编号与所指的户、乡镇与所指的社区不符（乡镇名称不是秘密）

            {Absent()}

            | 接口 | 换成邻社区的 | {string.Join(" | ", roles.Select(x => RoleCatalogue.Of(x).ChineseName))} |
            |---|---|{string.Concat(roles.Select(_ => "---|"))}

            """.ReplaceLineEndings("\n");
    }
}
