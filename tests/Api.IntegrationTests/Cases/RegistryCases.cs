using System.Net;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Registry;
using Resettlement.Domain.Access;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Sites, households, people and the desk of the second person.</summary>
internal sealed class RegistryCases : ICaseRoom
{
    private const string Day = "2025-01-01";

    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Sites(cases);
            Reads(cases);
            Households(cases);
            People(cases);
            Desk(cases);
            return cases;
        }
    }

    // townships and sites are made by the county and the lead township; that townships exist is no secret
    private static void Sites(CaseList cases)
    {
        cases.Add("GET /api/v1/townships");
        cases.Add("GET /api/v1/community-names");
        cases.Add("GET /api/v1/dictionaries");
        cases.Add("POST /api/v1/townships", request =>
        {
            var number = TestApp.NextNumber();
            request.Body = new { code = $"{160000000 + number}", name = $"新乡{number}" };
            return Task.CompletedTask;
        }).By(Role.CountyAdministrator).AtHome(HttpStatusCode.Forbidden, Role.TownshipClerk, Role.CommunityClerk);
        cases.Add("GET /api/v1/communities", request => request.Query("townshipCode", stock => stock.Lead));
        cases.Read("GET /api/v1/communities/{id}", stock => Task.FromResult(stock.Community));
        cases.Read("GET /api/v1/communities/{id}/buildings", stock => Task.FromResult(stock.Community));
        cases.Add("POST /api/v1/communities", async request =>
        {
            var number = TestApp.NextNumber();
            var lead = await request.Take("leadTownshipCode", stock => stock.Lead);
            request.Body = new { code = $"N{number}", name = $"新社区{number}", form = "Buildings", destinationTownshipCode = request.Own.Lead, leadTownshipCode = lead, occupiedFrom = "2020-01-01" };
        }).By(Role.CountyAdministrator).NotTried("destinationTownshipCode", "participatingTownshipCodes")
            .AtHome(HttpStatusCode.Forbidden, Role.CommunityClerk).NextDoor(HttpStatusCode.Forbidden, "leadTownshipCode", CaseRequest.All);
        cases.Add("PUT /api/v1/communities/{id}", async request =>
        {
            await request.Path("id", stock => RoleCatalogue.Of(request.Role).Scope == ScopeKind.Community ? Task.FromResult(stock.Community) : stock.EmptyCommunityIdAsync());
            var lead = await request.Take("leadTownshipCode", stock => stock.Lead);
            (request.Version, request.Body) = (1, new { name = $"改名{TestApp.NextNumber()}", destinationTownshipCode = request.Own.Lead, leadTownshipCode = lead });
        }).By(Role.CountyAdministrator).NotTried("destinationTownshipCode", "participatingTownshipCodes")
            .AtHome(HttpStatusCode.Forbidden, Role.CommunityClerk).NextDoor(HttpStatusCode.Forbidden, "leadTownshipCode");
        cases.Add("DELETE /api/v1/communities/{id}", async request =>
        {
            await request.Path("id", stock => RoleCatalogue.Of(request.Role).Scope == ScopeKind.Community ? Task.FromResult(stock.Community) : stock.EmptyCommunityIdAsync());
            request.Version = 1;
        }).By(Role.CountyAdministrator).AtHome(HttpStatusCode.Forbidden, Role.CommunityClerk);
        cases.Add("POST /api/v1/communities/{id}/buildings", async request =>
        {
            await request.Path("id", stock => Task.FromResult(stock.Community));
            request.Body = new { name = $"{1000 + TestApp.NextNumber()}", storeys = 3, hasLift = false, units = 2, dwellingsPerFloor = 2, areaSquareMetres = 75.5 };
        }).By(Role.CountyAdministrator);
        cases.Add("PUT /api/v1/buildings/{id}", async request =>
        {
            await request.Path("id", stock => stock.EmptyBuildingAsync());
            (request.Version, request.Body) = (1, new { name = $"{1000 + TestApp.NextNumber()}", storeys = 7, hasLift = true });
        });
        cases.Add("DELETE /api/v1/buildings/{id}", async request =>
        {
            await request.Path("id", stock => stock.UnitBuildingAsync());
            request.QueryText("withDwellings", "true");
            request.Version = 1;
        });
        cases.Add("POST /api/v1/buildings/{id}/units", async request =>
        {
            await request.Path("id", stock => stock.EmptyBuildingAsync());
            request.Body = new { name = "2" };
        });
        cases.Add("DELETE /api/v1/buildings/{id}/units/{unitId}", async request =>
        {
            await request.Path("id", stock => stock.UnitBuildingAsync());
            await request.Path("unitId", stock => stock.EmptyUnitAsync());
        });
        cases.Add("GET /api/v1/dwellings", async request =>
        {
            await request.Query("communityId", stock => stock.Community);
            await request.Query("buildingId", stock => stock.Site.Building.Id);
            await request.Query("unitId", stock => stock.Site.Unit.Id);
        });
        cases.Add("POST /api/v1/dwellings", async request => request.Body = new
        {
            buildingId = await request.Take("buildingId", stock => stock.Site.Building.Id),
            unitId = await request.Take("unitId", stock => stock.Site.Unit.Id),
            number = $"{10_000 + TestApp.NextNumber()}",
            floor = 2,
            areaSquareMetres = 80,
        });
        cases.Add("PUT /api/v1/dwellings/{id}", async request =>
        {
            await request.Path("id", stock => stock.DwellingAsync());
            (request.Version, request.Body) = (1, new { number = $"{10_000 + TestApp.NextNumber()}", floor = 3, areaSquareMetres = 81 });
        });
        cases.Add("DELETE /api/v1/dwellings/{id}", async request =>
        {
            await request.Path("id", stock => stock.DwellingAsync());
            request.Version = 1;
        });
    }

    private static void Reads(CaseList cases)
    {
        foreach (var path in new[] { "/api/v1/households/", "/api/v1/households/export" })
        {
            cases.Add("GET " + path, async request =>
            {
                await request.Query("communityId", stock => stock.Community);
                await request.Query("buildingId", stock => stock.Site.Building.Id);
            });
        }

        foreach (var path in new[] { "/api/v1/residents", "/api/v1/residents/export" })
        {
            cases.Add("GET " + path, async request =>
            {
                await request.Query("communityId", stock => stock.Community);
                await request.Query("householdId", stock => stock.HouseholdAsync());
            });
        }

        cases.Add("GET /api/v1/changes", async request =>
        {
            await request.Query("communityId", stock => stock.Community);
            await request.Query("householdId", stock => stock.HouseholdAsync());
        });
        cases.Add("GET /api/v1/registry/warnings", request => request.Query("communityId", stock => stock.Community));
        cases.Read("GET /api/v1/households/{id}", stock => stock.HouseholdAsync());
        cases.Read("GET /api/v1/residents/{id}", stock => stock.HeadAsync());
    }

    private static void Households(CaseList cases)
    {
        cases.Add("POST /api/v1/households/", async request => request.Body = new
        {
            number = $"N{TestApp.NextNumber():00000}",
            communityId = await request.Take("communityId", stock => stock.Community),
            dwellingId = await request.Take("dwellingId", stock => stock.DwellingAsync()),
            on = Day,
            relocation = "RegisteredPoor",
            poverty = "LiftedOut",
            originTownshipCode = await request.Take("originTownshipCode", stock => stock.Lead),
            members = new[] { RegistryWorld.Person("赵新户", "02") },
        }).NextDoor(HttpStatusCode.UnprocessableEntity, "originTownshipCode");
        Dated(cases, "move-out", _ => Task.FromResult<object>(new { on = Day, reason = "外迁" }));
        Dated(cases, "move-in", async request => new
        {
            on = Day,
            communityId = await request.Take("communityId", stock => stock.Community),
            dwellingId = await request.Take("dwellingId", stock => stock.DwellingAsync()),
        });
        Dated(cases, "change-dwelling", async request => new { on = Day, dwellingId = await request.Take("dwellingId", stock => stock.DwellingAsync()) });
        Dated(cases, "split", async request => new
        {
            on = Day,
            newHouseholdNumber = $"N{TestApp.NextNumber():00000}",
            memberIds = new[] { await request.Take("memberIds", stock => stock.SonAsync()), await request.Take("residentId", stock => stock.WifeAsync()) },
            headId = await request.Take("headId", stock => stock.SonAsync()),
            dwellingId = await request.Take("dwellingId", stock => stock.DwellingAsync()),
            relations = new[] { new { residentId = await request.Take("residentId", stock => stock.WifeAsync()), relation = "52" } },
        });
        Dated(cases, "merge", async request => new
        {
            on = Day,
            intoHouseholdId = await request.Take("intoHouseholdId", stock => stock.OtherHouseholdAsync()),
            relations = new[] { new { residentId = await request.Take("residentId", stock => stock.SonAsync()), relation = "97" } },
        });
        Dated(cases, "members", _ => Task.FromResult<object>(new { on = Day, name = "钱新人", idNumber = RegistryWorld.NewId(), relation = "97", relocation = "Addition" }));
        Dated(cases, "members/{residentId}/leave", async request =>
        {
            await request.Path("residentId", stock => stock.SonAsync());
            return new { on = Day, reason = "结婚" };
        });
        Dated(cases, "change-head", async request => new
        {
            on = Day,
            residentId = await request.Take("residentId", stock => stock.WifeAsync()),
            relations = new[] { new { residentId = await request.Take("residentId", stock => stock.HeadAsync()), relation = "11" } },
        });
        Dated(cases, "poverty-status", _ => Task.FromResult<object>(new { status = "Unstable", from = Day, reason = "入户核实" }));
        Dated(cases, "accounts", async request => new
        {
            bankName = "夏县农村信用社",
            accountNumber = $"9990{TestApp.NextNumber():00000000000}",
            holderResidentId = await request.Take("holderResidentId", stock => stock.HeadAsync()),
            effectiveFrom = "2026-01-01",
        });
    }

    private static void People(CaseList cases)
    {
        cases.Add("PUT /api/v1/residents/{id}", async request =>
        {
            await request.Path("id", stock => stock.WifeAsync());
            request.Version = await request.Take("id", stock => stock.ResidentVersionAsync());
            request.Body = new { name = "李改名", phone = $"139{TestApp.NextNumber():00000000}" };
        });
        cases.Add("POST /api/v1/residents/{id}/death", async request =>
        {
            await request.Path("id", stock => stock.WifeAsync());
            request.Body = new { on = "2026-06-01", evidence = "死亡证明" };
        });
        cases.Add("POST /api/v1/residents/{id}/reveal", async request =>
        {
            await request.Path("id", stock => stock.WifeAsync());
            request.Body = new { field = "IdNumber", reason = "核对身份" };
        }, Repeat.Again);
        cases.Add("POST /api/v1/accounts/{id}/reveal", async request =>
        {
            await request.Path("id", stock => stock.AccountAsync());
            request.Body = new { reason = "核对账号" };
        }, Repeat.Again);
    }

    private static void Desk(CaseList cases)
    {
        cases.Add("POST /api/v1/changes/{id}/confirm", request => request.Path("id", stock => stock.ChangeAsync())).Keyed();
        cases.Add("POST /api/v1/changes/{id}/reject", async request =>
        {
            await request.Path("id", stock => stock.ChangeAsync());
            request.Body = new { reason = "证明不符" };
        }).Keyed();
        cases.Add("POST /api/v1/changes/confirm", async request => request.Body = new { ids = new[] { await request.Take("ids", stock => stock.ChangeAsync()) } }).Keyed();
        cases.Add("POST /api/v1/changes/reject", async request => request.Body = new { ids = new[] { await request.Take("ids", stock => stock.ChangeAsync()) }, reason = "证明不符" }).Keyed();
        cases.Add("POST /api/v1/accounts/verify", async request => request.Body = new { ids = new[] { await request.Take("ids", stock => stock.AccountAsync()) }, method = "Township" }).Keyed();
        cases.Add("POST /api/v1/accounts/reject", async request => request.Body = new { ids = new[] { await request.Take("ids", stock => stock.AccountAsync()) }, reason = "户名不符" }).Keyed();
    }

    private static EndpointCase Dated(CaseList cases, string act, Func<CaseRequest, Task<object>> body) => cases.Add($"POST /api/v1/households/{{id}}/{act}", async request =>
    {
        await request.Path("id", stock => stock.HouseholdAsync());
        request.Version = await request.Take("id", stock => stock.HouseholdVersionAsync());
        request.Body = await body(request);
    });
}
