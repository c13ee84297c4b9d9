using Resettlement.Api.IntegrationTests.Imports;
using Resettlement.Domain.Imports;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Files from the upload to the confirmation.</summary>
internal sealed class ImportCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            cases.Add("GET /api/v1/imports/kinds");
            cases.Add("GET /api/v1/imports/kinds/{kind}/template", request =>
            {
                request.PathText("kind", Stock.KindOf(request.Role).ToString());
                return Task.CompletedTask;
            });
            cases.Add("GET /api/v1/imports/", request => request.Query("communityId", stock => stock.Community));
            cases.Add("GET /api/v1/imports/profiles", request => request.Query("communityId", stock => stock.Community));
            cases.Add("POST /api/v1/imports/", async request =>
            {
                request.QueryText("kind", Stock.KindOf(request.Role).ToString());
                await request.Query("communityId", stock => stock.Community);
                if (Stock.KindOf(request.Role) == ImportKind.Receipts)
                {
                    await request.Query("sourceId", stock => stock.FreshSourceIdAsync());
                }

                request.File = await request.Own.FileAsync(request.Role);
            }, Repeat.Again);
            foreach (var part in new[] { "", "/rows", "/failed-rows" })
            {
                cases.Add("GET /api/v1/imports/{id}" + part, request => request.Path("id", stock => stock.CheckedAsync(request.Role)));
            }

            cases.Add("GET /api/v1/imports/{id}/preview", request => request.Path("id", async stock => (await stock.UploadedAsync(request.Role)).Id()));
            cases.Add("PUT /api/v1/imports/{id}/mapping", async request =>
            {
                await request.Path("id", async stock => (await stock.UploadedAsync(request.Role)).Id());
                var proposal = await request.Take("id", stock => stock.UploadedAsync(request.Role));
                request.Body = new
                {
                    sheet = proposal.GetProperty("sheet").GetString(),
                    headerRow = proposal.GetProperty("headerRow").GetInt32(),
                    layout = proposal.GetProperty("layout").GetString(),
                    columns = proposal.GetProperty("columns").EnumerateArray().Select(x => new { index = x.GetProperty("index").GetInt32(), key = x.GetProperty("proposedKey").GetString() }).ToArray(),
                    saveAs = "常用",
                };
            }, Repeat.Same);
            cases.Add("POST /api/v1/imports/{id}/confirm", request => request.Path("id", stock => stock.CheckedAsync(request.Role))).Keyed();
            cases.Add("POST /api/v1/imports/{id}/cancel", request => request.Path("id", stock => stock.CheckedAsync(request.Role)));
            cases.Add("DELETE /api/v1/imports/profiles/{id}", request => request.Path("id", stock => stock.ProfileAsync(request.Role)));
            return cases;
        }
    }
}
