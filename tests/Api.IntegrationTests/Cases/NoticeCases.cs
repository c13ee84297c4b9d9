using System.Globalization;
using System.Net;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Notices;
using Resettlement.Application.Notices;
using Resettlement.Domain.Access;
using Resettlement.Domain.Policies;

namespace Resettlement.Api.IntegrationTests.Cases;

/// <summary>Notices of real batches, objections to them, and the tables of holidays.</summary>
internal sealed class NoticeCases : ICaseRoom
{
    public CaseList Cases
    {
        get
        {
            var cases = new CaseList();
            Notices(cases);
            Objections(cases);
            Holidays(cases);
            return cases;
        }
    }

    public IEnumerable<OwnRace> OwnRaces => [new(typeof(SubmitObjectionCommand), typeof(ObjectionTests), nameof(ObjectionTests.The_same_form_sent_fifty_times_is_one_objection))];

    public async Task PrepareAsync(TestApp app)
    {
        await app.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1));
        await NoticeScene.ArrangeHolidaysAsync(app);
    }

    private static void Notices(CaseList cases)
    {
        cases.Lists("/api/v1/notices/", ("communityId", stock => Task.FromResult(stock.Community)), ("subjectId", async stock => (await stock.NoticeAsync()).Batch));
        cases.Add("GET /api/v1/notices/preview", async request =>
        {
            request.QueryText("kind", "SubsidyPlan");
            await request.Query("subjectId", async stock => (await stock.CheckedBatchAsync()).Id);
        });
        cases.Add("POST /api/v1/notices/", async request =>
        {
            var batch = await request.Take("subjectId", stock => stock.CheckedBatchAsync());
            request.Body = new { kind = "SubsidyPlan", subjectId = batch.Id, contentHash = batch.Hash, contactName = "社区服务中心", contactPhone = "0359-8532000" };
        }).Keyed();
        // names nothing: that only what is due in the caller's own sites ends is tried by EndNextDoorTests
        cases.Add("POST /api/v1/notices/end-due", request => request.Own.DueNoticeAsync());
        cases.Read("GET /api/v1/notices/{id}", async stock => (await stock.NoticeAsync()).Id);
        cases.Read("GET /api/v1/notices/{id}/lines", async stock => (await stock.NoticeAsync()).Id);
        cases.Read("GET /api/v1/notices/{id}/filing-copy", async stock => (await stock.NoticeAsync()).Id);
    }

    private static void Objections(CaseList cases)
    {
        cases.Lists("/api/v1/notices/objections", ("noticeId", async stock => (await stock.NoticeAsync()).Id), ("communityId", stock => Task.FromResult(stock.Community)));
        cases.Add("POST /api/v1/notices/{id}/objections", async request =>
        {
            await request.Path("id", async stock => (await stock.NoticeAsync()).Id);
            request.Body = new { line = 1, text = "该户去年已搬走", name = "李四", phone = "13900003333" };
        }, Repeat.Again).Keyed();
        cases.Add("POST /api/v1/notices/objections/{id}/decide", async request =>
        {
            await request.Path("id", stock => stock.ObjectionAsync());
            request.Body = new { upheld = true, answer = "已入户核实" };
        }).Keyed();
        cases.Add("POST /api/v1/notices/objections/{id}/reveal", request => request.Path("id", stock => stock.ObjectionAsync()), Repeat.Again).By(Role.CentreDirector);
    }

    private static void Holidays(CaseList cases)
    {
        cases.Add("GET /api/v1/notices/holidays");
        // whoever comes second without having seen the year is asked which version is meant
        cases.Add("PUT /api/v1/notices/holidays/{year}", request =>
        {
            var year = Stock.NewYear();
            request.PathText("year", year.ToString(CultureInfo.InvariantCulture));
            request.Body = new { documentNumber = "国办发明电", documentDate = new DateOnly(year - 1, 11, 4), days = new[] { new { date = new DateOnly(year, 10, 1), kind = "Off", name = "国庆节" } } };
            return Task.CompletedTask;
        }).Loses(HttpStatusCode.PreconditionRequired);
        cases.Add("POST /api/v1/notices/holidays/{year}/confirm", async request =>
        {
            request.PathText("year", (await request.Own.HolidayYearAsync()).ToString(CultureInfo.InvariantCulture));
            request.Version = 1;
        }).Keyed();
    }
}
