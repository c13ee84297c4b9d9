using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Payouts;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>
/// Random acts of everybody, several at the same moment, from receipts to the answers of the bank. Whatever meets whatever: nobody is paid a quarter twice or more than was approved,
/// no signature stands on another content, and every history follows the table.
/// </summary>
internal sealed class RandomBatchTests
{
    private const long Fund = 10_000_000;
    private const int Rounds = 45;

    private static readonly HttpStatusCode[] Clean =
        [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.BadRequest];

    private readonly List<(BatchWay Way, ArrangedHousehold[] Households, Guid Batch)> _places = [];
    private PayoutScene _payouts = null!;
    private Random _random = null!;

    private TestApp App => _payouts.App;

    [Test]
    public async Task However_acts_meet_each_quarter_is_paid_once_as_it_was_signed([Values(11, 12, 13)] int seed)
    {
        _random = new Random(seed);
        _places.Clear();
        await using var payouts = _payouts = await PayoutScene.StartAsync(Fund, realRooms: true);
        await PrepareAsync();
        for (var round = 0; round < Rounds; round++)
        {
            if (_places.Count < 2 || _random.Next(15) == 0)
            {
                await AddPlaceAsync();
            }

            var acts = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Choose()).ToList();
            var answers = await Task.WhenAll(acts.Select(act => act.Run()));
            var at = $"seed {seed}, round {round}: {string.Join(", ", acts.Select(x => x.Name))}";
            foreach (var answer in answers.OfType<HttpResponseMessage>())
            {
                Assert.That(answer.StatusCode, Is.AnyOf([.. Clean.Cast<object>()]), () => $"{at}: {answer.RequestMessage?.RequestUri} {answer.Content.ReadAsStringAsync().Result}");
                answer.Dispose();
            }

            await AssertBatchesAsync(at);
            await AssertOrdersAsync(at);
        }

        await FinishAsync(seed);
        var (paid, states) = await App.ReadAsync(async db => (await db.PaymentOrders.CountAsync(x => x.State == OrderState.Paid), await db.SubsidyBatches.Select(x => x.State).ToListAsync()));
        TestContext.Out.WriteLine($"seed {seed}: {paid} paid; {string.Join(", ", states)}");
        Assert.That(paid, Is.GreaterThan(0), "the walk got somewhere");
        _places.ForEach(x => x.Way.Dispose());
    }

    /// <summary>Nothing that met anything else is stuck: step by step every batch comes to the bank.</summary>
    private async Task FinishAsync(int seed)
    {
        foreach (var (way, _, id) in _places)
        {
            for (var step = 0; step < 25 && (await way.BatchAsync(id)).State < SubsidyBatchState.Released; step++)
            {
                (await NextAsync(way, id))?.Dispose();
            }

            Assert.That((await way.BatchAsync(id)).State, Is.AnyOf(SubsidyBatchState.Released, SubsidyBatchState.Settled), $"seed {seed}");
            (await SendOrAnswerAsync())?.Dispose();
            (await SendOrAnswerAsync())?.Dispose();
        }

        await AssertBatchesAsync($"seed {seed}, end");
        await AssertOrdersAsync($"seed {seed}, end");
    }

    private async Task PrepareAsync()
    {
        await SubsidyScene.PublishPolicyAsync(App, new(2018, 1, 1), null);
        await App.PublishPolicyAsync(PolicyArea.Signing, new(2018, 1, 1));
        await App.PublishPolicyAsync(PolicyArea.Notice, new(2018, 1, 1));
        await App.ArrangeAsync(db =>
        {
            var table = HolidayYear.Enter(2026, "国办发明电", new(2025, 11, 4), [new(new(2026, 10, 1), DayKind.Off, "国庆节")], new("a"), "甲", App.Clock.GetUtcNow()).Value;
            Assert.That(table.Confirm(new("b"), "乙", App.Clock.GetUtcNow()).IsSuccess);
            db.HolidayYears.Add(table);
            return Task.CompletedTask;
        });
    }

    private async Task AddPlaceAsync()
    {
        var way = await BatchWay.CreateAsync(App);
        var households = await way.AddAsync([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (long)_random.Next(500, 20_000))]);
        await way.MakePayableAsync();
        _places.Add((way, households, (await way.Scene.CompileAsync()).Value.BatchId));
    }

    /// <summary>Mostly what some batch is waiting for, sometimes whatever comes to mind.</summary>
    private (string Name, Func<Task<HttpResponseMessage?>> Run) Choose()
    {
        var place = _places[_random.Next(_places.Count)];
        var (way, id) = (place.Way, place.Batch);
        string Url(string path) => $"/api/v1/subsidies/batches/{id}/{path}";
        if (_random.Next(5) > 0)
        {
            return ("next", () => NextAsync(place.Way, place.Batch));
        }

        return _random.Next(9) switch
        {
            0 => ("receipt", async () =>
            {
                await way.Scene.PayAsync(place.Households[0], 777, "2026-09-01");
                return null;
            }
            ),
            1 => ("compile", async () => await way.Clerk.PostAsync(Url("compile"), null)),
            2 => ("committee's return", async () => await way.Committee.PostOnceAsync(Url("check/return"), new { reason = "再核对" })),
            3 => ("return", async () => await way.Township.PostOnceAsync(Url("return"), new { reason = "金额有误" })),
            4 => ("secretary", async () => await SignAsync(way, way.Secretary, id)),
            5 => ("director", async () => await SignAsync(way, way.Director, id)),
            6 => ("cancel release", CancelReleaseAsync),
            7 => ("reissue", ReissueAsync),
            _ => ("later return", () => AnswerAsync(OrderState.Paid, _ => "退票", most: 1)),
        };
    }

    private async Task<HttpResponseMessage?> NextAsync(BatchWay way, Guid id)
    {
        var batch = await way.BatchAsync(id);
        string Url(string path) => $"/api/v1/subsidies/batches/{id}/{path}";
        switch (batch.State)
        {
            case SubsidyBatchState.Compiled when batch.ReturnedAt is not null:
                return await way.Clerk.PostAsync(Url("compile"), null);
            case SubsidyBatchState.Compiled:
                return await way.Committee.PostOnceAsync(Url("check"), new { contentHash = batch.ContentHash });
            case SubsidyBatchState.CommitteeChecked:
                return await way.Clerk.PostOnceAsync("/api/v1/notices", new { kind = "SubsidyPlan", subjectId = id, contentHash = batch.ContentHash, contactName = "社区服务中心", contactPhone = "0359-8530000" });
            case SubsidyBatchState.Noticed:
                await App.ReadAsync(db => db.PublicNotices.Where(x => x.SubjectId == id && x.State == NoticeState.Running)
                    .ExecuteUpdateAsync(set => set.SetProperty(x => x.FirstDay, new DateOnly(2026, 11, 10)).SetProperty(x => x.LastDay, new DateOnly(2026, 11, 20))));
                return await way.Clerk.PostAsync("/api/v1/notices/end-due", null);
            case SubsidyBatchState.NoticeEnded:
                return await SignAsync(way, way.Director, id);
            case SubsidyBatchState.FirstSigned:
                return await SignAsync(way, way.Secretary, id);
            case SubsidyBatchState.Approved:
                return await way.Township.PostOnceAsync(Url("review"), new { contentHash = batch.ContentHash });
            case SubsidyBatchState.TownshipReviewed:
                return await PrepareOrReleaseAsync(id);
            case SubsidyBatchState.Released:
                return await SendOrAnswerAsync();
            default:
                return null;
        }
    }

    private async Task<HttpResponseMessage?> SignAsync(BatchWay way, HttpClient by, Guid id) =>
        await App.ReadAsync(db => db.SignatureSheets.AnyAsync(x => x.SubjectId == id)) ? await way.SignAsync(by, id) : null;

    private async Task<HttpResponseMessage> PrepareOrReleaseAsync(Guid batch) =>
        await App.ReadAsync(db => db.PayoutReleases.AsNoTracking().Where(x => x.State == ReleaseState.Prepared && db.PayoutReleaseBatches.Any(b => b.ReleaseId == x.Id && b.BatchId == batch)).FirstOrDefaultAsync()) is { } release
            ? await ReleaseAsync(release)
            : await _payouts.Preparer.PostOnceAsync("/api/v1/payouts/releases", new { purpose = "Subsidy", batchIds = new[] { batch } });

    private Task<HttpResponseMessage> ReleaseAsync(PayoutRelease release) =>
        _payouts.Reviewer.PostOnceAsync($"/api/v1/payouts/releases/{release.Id}/release", new { count = release.Count, amountFen = release.AmountFen, contentHash = release.ContentHash, password = TestApp.Password });

    private async Task<HttpResponseMessage?> CancelReleaseAsync() =>
        await App.ReadAsync(db => db.PayoutReleases.AsNoTracking().Where(x => x.State == ReleaseState.Prepared).OrderBy(x => x.Number).FirstOrDefaultAsync()) is { } release
            ? await _payouts.Preparer.PostOnceAsync($"/api/v1/payouts/releases/{release.Id}/cancel", new { reason = "另行编制" })
            : null;

    private async Task<HttpResponseMessage?> SendOrAnswerAsync()
    {
        var file = await App.ReadAsync(db => db.PayoutFiles.AsNoTracking().Where(x => x.State == PayoutFileState.Created && db.PayoutReleases.Any(r => r.Id == x.ReleaseId && r.State == ReleaseState.Released))
            .OrderBy(x => x.Number).FirstOrDefaultAsync());
        return file is null ? await AnswerAsync(OrderState.Sent, i => i % 3 == 2 ? "失败" : "成功") : await _payouts.Preparer.PostAsync($"/api/v1/payouts/files/{file.Id}/download?format=Csv", null);
    }

    private async Task<HttpResponseMessage?> AnswerAsync(OrderState state, Func<int, string> word, int most = int.MaxValue)
    {
        var orders = await App.ReadAsync(db => db.PaymentOrders.AsNoTracking().Where(x => x.State == state).OrderBy(x => x.EndToEndId).ToListAsync());
        if (orders.Count == 0)
        {
            return null;
        }

        var fileId = orders[0].FileId!.Value;
        var file = await App.ReadAsync(db => db.PayoutFiles.AsNoTracking().SingleAsync(x => x.Id == fileId));
        return await _payouts.TryImportAsync(PayoutScene.Csv(file.Number, orders.Where(x => x.FileId == fileId).Take(most).Select((x, i) => (x.EndToEndId, x.AmountFen, word(i)))));
    }

    private async Task<HttpResponseMessage?> ReissueAsync()
    {
        var waiting = await App.ReadAsync(db => db.PayoutReleases.AsNoTracking().Where(x => x.Kind == ReleaseKind.Reissue && x.State == ReleaseState.Prepared).OrderBy(x => x.Number).FirstOrDefaultAsync());
        if (waiting is not null)
        {
            return await ReleaseAsync(waiting);
        }

        var order = await App.ReadAsync(db => db.PaymentOrders.AsNoTracking().Where(x => x.State == OrderState.Failed || x.State == OrderState.Returned).OrderByDescending(x => x.EndToEndId).FirstOrDefaultAsync());
        if (order is null)
        {
            return null;
        }

        await _payouts.CorrectAccountAsync(order.Id);
        return await _payouts.Preparer.PostOnceAsync($"/api/v1/payouts/orders/{order.Id}/reissue", new { });
    }

    /// <summary>Every batch: its history follows the table, and signatures stand on what is there or not at all.</summary>
    private async Task AssertBatchesAsync(string at)
    {
        await using var scope = App.SystemScope();
        var content = scope.ServiceProvider.GetRequiredService<BatchContent>();
        foreach (var (way, _, id) in _places)
        {
            var batch = await way.BatchAsync(id);
            var state = SubsidyBatchState.Opened;
            foreach (var step in (await App.ReadAsync(db => db.BatchSteps.AsNoTracking().Where(x => x.BatchId == id).ToListAsync())).OrderBy(x => x.Id))
            {
                Assert.That((step.From, BatchTransitions.Next(step.From, step.Action)), Is.EqualTo((state, (SubsidyBatchState?)step.To)), at);
                state = step.To;
            }

            Assert.That(batch.State, Is.EqualTo(state), at);
            var sum = await content.SumAsync(batch, default);
            Assert.That(sum.ContentHash, Is.EqualTo(batch.ContentHash), $"{at}: the batch is what its hash says");
            var sheets = await App.ReadAsync(db => db.SignatureSheets.AsNoTracking().Include(x => x.Signatures).Where(x => x.SubjectId == id && x.State != SheetState.Void).ToListAsync());
            var signatures = batch.State switch { < SubsidyBatchState.NoticeEnded => (int?)null, SubsidyBatchState.NoticeEnded => 0, SubsidyBatchState.FirstSigned => 1, _ => 2 };
            Assert.That(sheets.Select(x => x.Signatures.Count), Is.EqualTo(signatures is { } count ? new[] { count } : []), $"{at}: {batch.State}");
            foreach (var sheet in sheets)
            {
                Assert.That((sheet.ContentHash, sheet.AmountFen, sheet.Count), Is.EqualTo((sum.ContentHash, sum.Fen, sum.Count)), $"{at}: a signature survived a change");
                Assert.That(sheet.Signatures.Select(x => x.SeenHash), Is.All.EqualTo(sheet.ContentHash), at);
                Assert.That(sheet.Signatures.Select(x => x.Person).Append(sheet.Maker).Distinct().Count(), Is.EqualTo(sheet.Signatures.Count + 1), at);
            }
        }
    }

    private async Task AssertOrdersAsync(string at)
    {
        var orders = await App.ReadAsync(db => db.PaymentOrders.AsNoTracking().ToListAsync());
        foreach (var quarter in orders.GroupBy(x => (x.HouseholdId, x.Period, x.Component)))
        {
            Assert.That(quarter.Count(x => !OrderTransitions.Stopped.Contains(x.State)), Is.LessThanOrEqualTo(1), $"{at}: a household-quarter is paid or on its way twice");
        }

        foreach (var batch in orders.GroupBy(x => x.BatchId))
        {
            var (state, sheet) = await App.ReadAsync(async db => ((await db.SubsidyBatches.AsNoTracking().SingleAsync(x => x.Id == batch.Key)).State,
                await db.SignatureSheets.AsNoTracking().SingleAsync(x => x.SubjectId == batch.Key && x.State == SheetState.Complete)));
            var first = batch.Where(x => x.PreviousOrderId is null).ToList();
            Assert.That(state, Is.AnyOf(SubsidyBatchState.Released, SubsidyBatchState.Settled), at);
            Assert.That((first.Count, first.Sum(x => x.AmountFen)), Is.EqualTo((sheet.Count, sheet.AmountFen)), $"{at}: what is released is what was signed");
            Assert.That(batch.Where(x => x.State == OrderState.Paid).Sum(x => x.AmountFen), Is.LessThanOrEqualTo(sheet.AmountFen), $"{at}: paid is at most what was approved");
        }

        long Sum(params OrderState[] states) => orders.Where(x => states.Contains(x.State)).Sum(x => x.AmountFen);
        var (bank, payable, available) = await _payouts.BalanceAsync();
        Assert.That((bank, payable, available), Is.EqualTo((Fund - Sum(OrderState.Paid), Sum(OrderState.Pending, OrderState.Sent), Fund - Sum(OrderState.Paid, OrderState.Pending, OrderState.Sent))), at);
        Assert.That(await App.ReadAsync(db => db.JournalEntries.Where(x => x.Kind == EntryKind.Payment).SumAsync(x => x.AmountFen))
            - await App.ReadAsync(db => db.JournalEntries.Where(x => x.Kind == EntryKind.PaymentReturned).SumAsync(x => x.AmountFen)), Is.EqualTo(Sum(OrderState.Paid)), at);
        await _payouts.AssertBooksAsync();
    }
}
