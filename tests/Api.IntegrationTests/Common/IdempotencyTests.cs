using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.Common.OpenApi;
using Resettlement.Api.IntegrationTests.Fees;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Fees;
using Resettlement.Domain.Common;
using Resettlement.Infrastructure.Access;

namespace Resettlement.Api.IntegrationTests.Common;

/// <summary>One key has one effect, whatever happens on the way; shown on a receipt.</summary>
internal sealed class IdempotencyTests
{
    [Test]
    public async Task The_repeat_gets_the_first_answer_and_changes_nothing()
    {
        var app = await TestApp.SharedAsync();
        var (site, body) = await SceneAsync(app);
        var key = Key();

        using var first = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key);
        using var second = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Created), await first.Content.ReadAsStringAsync());
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(await CountAsync(app, site), Is.EqualTo(1));
    }

    [Test]
    public async Task Twenty_clicks_at_once_have_one_effect()
    {
        var app = await TestApp.SharedAsync();
        var (site, body) = await SceneAsync(app);
        var key = Key();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key)));

        Assert.That(await CountAsync(app, site), Is.EqualTo(1));
        Assert.That(answers.Select(x => x.StatusCode), Has.All.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict));
        foreach (var answer in answers.Where(x => x.StatusCode == HttpStatusCode.Conflict))
        {
            Assert.That(await answer.CodeAsync(), Is.EqualTo("idempotency.in-progress").Or.EqualTo("concurrency.busy"));
        }

        var created = answers.Where(x => x.StatusCode == HttpStatusCode.Created).ToList();
        Assert.That(created, Is.Not.Empty);
        Assert.That((await Task.WhenAll(created.Select(x => x.Content.ReadAsStringAsync()))).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var app = await TestApp.SharedAsync();
        var (site, body) = await SceneAsync(app);
        var key = Key();
        await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key);

        using var other = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3376), key);

        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await other.CodeAsync(), Is.EqualTo("idempotency.key-reused"));
        Assert.That(await CountAsync(app, site), Is.EqualTo(1));
    }

    [TestCase(null)]
    [TestCase("short")]
    [TestCase("with spaces and more")]
    public async Task Without_a_usable_key_nothing_happens(string? key)
    {
        var app = await TestApp.SharedAsync();
        var (site, body) = await SceneAsync(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/receipts") { Content = JsonContent.Create(body("R-1", 3375)) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await site.Clerk.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionRequired));
        Assert.That(await CountAsync(app, site), Is.Zero);
    }

    [Test]
    public async Task A_refusal_is_not_kept_so_that_the_corrected_repeat_counts()
    {
        var app = await TestApp.SharedAsync();
        var (site, body) = await SceneAsync(app);
        var key = Key();

        using var refused = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 0), key);
        using var mended = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key);

        Assert.That((int)refused.StatusCode, Is.InRange(400, 499));
        Assert.That(mended.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_defect_is_never_kept_and_leaves_nothing_half_done()
    {
        var failing = new Failing();
        await using var app = await TestApp.StartAsync(services =>
        {
            services.AddSingleton(failing);
            services.AddTransient<IRequestHandler<RecordReceiptCommand, Result<ReceiptRecorded>>, FailingHandler>();
        });
        var (site, body) = await SceneAsync(app);
        var key = Key();

        using var broken = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key);
        var afterDefect = await CountAsync(app, site);
        failing.Times = 0;
        using var mended = await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), key);

        Assert.That(broken.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(afterDefect, Is.Zero, "what the handler had written is rolled back");
        Assert.That(mended.StatusCode, Is.EqualTo(HttpStatusCode.Created), await mended.Content.ReadAsStringAsync());
        Assert.That(await CountAsync(app, site), Is.EqualTo(1));
    }

    [Test]
    public async Task A_stored_answer_is_encrypted_and_gone_after_30_days()
    {
        await using var app = await TestApp.StartAsync();
        var (site, body) = await SceneAsync(app);
        await site.Clerk.PostOnceAsync("/api/v1/receipts", body("R-1", 3375), Key());
        var stored = await app.ReadAsync(db => db.Set<IdempotencyRecord>().SingleAsync());
        Assert.That(stored.Answer, Is.Not.Empty.And.Not.Contains("R-1"));

        app.Clock.Advance(TimeSpan.FromDays(29.9));
        await CleanUpAsync(app);
        Assert.That(await app.ReadAsync(db => db.Set<IdempotencyRecord>().CountAsync()), Is.EqualTo(1));
        app.Clock.Advance(TimeSpan.FromDays(0.2));
        await CleanUpAsync(app);
        Assert.That(await app.ReadAsync(db => db.Set<IdempotencyRecord>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Every_idempotent_answer_survives_being_stored()
    {
        var app = await TestApp.SharedAsync();
        var idempotent = ApiEndpoint.All(app).Where(x => x.Sends?.IsIdempotent == true).Select(x => x.Sends!.Request).Distinct().ToList();
        Assert.That(idempotent, Has.Count.GreaterThan(5));
        foreach (var request in idempotent)
        {
            var outcome = request.GetInterfaces().Single(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
            if (!outcome.IsGenericType)
            {
                continue;
            }

            var type = outcome.GetGenericArguments()[0];
            var value = BodyShape.Example(type).Deserialize(type, app.JsonOptions)!;
            var result = outcome.GetMethod("op_Implicit", [type])!.Invoke(null, [value]);
            var stored = (string)typeof(AnswerJson).GetMethod(nameof(AnswerJson.Write))!.MakeGenericMethod(outcome).Invoke(null, [result])!;
            var read = (dynamic)typeof(AnswerJson).GetMethod(nameof(AnswerJson.Read))!.MakeGenericMethod(outcome).Invoke(null, [stored])!;

            Assert.That((string)JsonSerializer.Serialize((object)read.Value, type, app.JsonOptions), Is.EqualTo(JsonSerializer.Serialize(value, type, app.JsonOptions)), request.Name);
        }
    }

    private static async Task<(FeeSite Site, Func<string, long, object> Body)> SceneAsync(TestApp app)
    {
        var site = await FeeSite.MakeAsync(app);
        var household = await site.AddHouseholdAsync(await site.AddDwellingAsync("101"));
        return (site, (number, fen) => new
        {
            sourceId = site.Source.Id,
            receiptNumber = number,
            paidOn = "2026-09-10",
            householdNumber = household.Number,
            payer = "Own",
            lines = new[] { new { feeType = "Property", serviceFrom = "2026-07-01", serviceTo = "2026-09-30", amountFen = fen } },
        });
    }

    private static Task<int> CountAsync(TestApp app, FeeSite site) => app.ReadAsync(db => db.FeeReceipts.CountAsync(x => x.CommunityId == site.Community.Id));

    private static async Task CleanUpAsync(TestApp app)
    {
        await using var scope = app.SystemScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CleanUpCommand());
        Assert.That(result.Error, Is.Null);
    }

    private static string Key() => Guid.CreateVersion7().ToString();

    private sealed class Failing
    {
        public int Times { get; set; } = 1;
    }

    /// <summary>Does the work and dies before the commit.</summary>
    private sealed class FailingHandler(IServiceProvider services, Failing failing) : IRequestHandler<RecordReceiptCommand, Result<ReceiptRecorded>>
    {
        public async Task<Result<ReceiptRecorded>> Handle(RecordReceiptCommand request, CancellationToken cancellationToken)
        {
            var result = await ActivatorUtilities.CreateInstance<RecordReceiptHandler>(services).Handle(request, cancellationToken);
            return failing.Times == 0 ? result : throw new InvalidOperationException("power cut");
        }
    }
}
