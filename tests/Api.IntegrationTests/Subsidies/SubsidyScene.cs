using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Application.Common;
using Resettlement.Application.Subsidies;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Api.IntegrationTests.Subsidies;

/// <summary>What a household of a test looks like; the defaults are an eligible one with a verified account.</summary>
internal sealed record HouseholdSpec(string Number)
{
    public RelocationKind Kind { get; init; } = RelocationKind.RegisteredPoor;

    public PovertyStatus Status { get; init; } = PovertyStatus.LiftedOut;

    public DateOnly StatusFrom { get; init; } = SubsidyScene.Occupied;

    public Confirmation Confirmation { get; init; } = Confirmation.Confirmed;

    public DateOnly From { get; init; } = SubsidyScene.Occupied;

    /// <summary>Kinds of the members beside the head, who has the household's.</summary>
    public RelocationKind[] Others { get; init; } = [];

    /// <summary>Null = no account at all.</summary>
    public string? Account { get; init; } = "own";

    public AccountState AccountState { get; init; } = AccountState.Verified;

    public DateOnly AccountFrom { get; init; } = SubsidyScene.Occupied;

    public Guid? PredecessorId { get; init; }
}

/// <summary>A household that was arranged.</summary>
internal sealed record ArrangedHousehold(Guid Id, string Number, Guid CommunityId, Guid HeadId, IReadOnlyList<Guid> Members);

/// <summary>One community with a fee source, and short words for arranging people and receipts in it.</summary>
internal sealed class SubsidyScene
{
    public static readonly DateOnly Occupied = new(2019, 10, 15);
    public static readonly Quarter Q3 = new(2026, 3);

    private readonly TestApp _app;
    private int _receipts;

    private SubsidyScene(TestApp app, Community community, Guid sourceId) => (_app, Community, SourceId) = (app, community, sourceId);

    public Community Community { get; }

    public Guid SourceId { get; }

    public string Prefix => Community.Code + "-";

    public static async Task<SubsidyScene> CreateAsync(TestApp app, DateOnly? occupiedFrom = null)
    {
        var community = await app.AddCommunityAsync(occupiedFrom: occupiedFrom ?? Occupied);
        var source = FeeSource.Create(community.Id, community.Code + "-WY", "物业公司");
        await app.ArrangeAsync(db =>
        {
            db.FeeSources.Add(source);
            return Task.CompletedTask;
        });
        return new(app, community, source.Id);
    }

    /// <summary>Publishes a subsidy policy.</summary>
    public static Task<Guid> PublishPolicyAsync(TestApp app, DateOnly from, DateOnly? until, params (string Key, string Value)[] changes) => InScopeAsync(app, async db =>
    {
        var values = PolicyCatalogue.Of(PolicyArea.Subsidy).Select(x => new PolicyInput(x.Key, changes.FirstOrDefault(change => change.Key == x.Key).Value ?? x.FormValue, $"第{x.Key.Length}条"));
        var version = PolicyVersion.Draft(PolicyArea.Subsidy, new("夏政发〔2018〕8号", "补贴办法", new(2018, 1, 1)), from, until, values, new("writer"), "甲", app.Clock.GetUtcNow()).Value;
        Assert.That(version.Submit().Error, Is.Null);
        db.PolicyVersions.Add(version);
        await db.SaveChangesAsync(default);
        var book = await db.PolicyBooks.SingleAsync(x => x.Area == PolicyArea.Subsidy);
        var published = await db.PolicyVersions.Where(x => x.Area == PolicyArea.Subsidy && x.State == PolicyState.Published).ToListAsync();
        Assert.That(book.Publish(version, published, new("publisher"), "乙", app.Clock.GetUtcNow()).Error, Is.Null);
        await db.SaveChangesAsync(default);
        return version.Id;
    });

    public Task<ArrangedHousehold> AddAsync(HouseholdSpec spec) => InScopeAsync(_app, async db =>
    {
        var protector = db.Protector;
        var household = Household.Form(HouseholdNumber.Parse(spec.Number).Value, Community.Id, Community.LeadTownshipCode, spec.Kind, spec.From, spec.Confirmation, spec.PredecessorId);
        var members = new List<Resident>();
        foreach (var kind in spec.Others.Prepend(spec.Kind))
        {
            var resident = Resident.Create($"人{spec.Number}{members.Count}", null, new(1970, 1, 1), Sex.Male, kind);
            members.Add(resident);
            db.Residents.Add(resident);
            Must(household.AddMember(resident.Id, members.Count == 1 ? RelationToHead.Head.Code : "80", spec.From));
        }

        Must(household.SetHead(members[0].Id, spec.From));
        Must(household.Settle(Community.Id, null, spec.From));
        Must(household.SetPoverty(spec.Status, spec.StatusFrom));
        db.Households.Add(household);
        if (spec.Account is { } number)
        {
            db.PayoutAccounts.Add(NewAccount(protector, household.Id, 1, members[0], number == "own" ? "9990" + household.Id : number, spec.AccountState, spec.AccountFrom));
        }

        await db.SaveChangesAsync(default);
        return new ArrangedHousehold(household.Id, household.Number, Community.Id, members[0].Id, [.. members.Select(x => x.Id)]);
    });

    public Task AddAccountAsync(ArrangedHousehold household, int version, Guid holderId, string number, AccountState state = AccountState.Verified, DateOnly? from = null) => InScopeAsync(_app, async db =>
    {
        var holder = await db.Residents.SingleAsync(x => x.Id == holderId);
        db.PayoutAccounts.Add(NewAccount(db.Protector, household.Id, version, holder, number, state, from ?? Occupied));
        return await db.SaveChangesAsync(default);
    });

    /// <summary>Changes a household through its own methods.</summary>
    public Task ChangeAsync(ArrangedHousehold household, Func<Household, Result> change) => InScopeAsync(_app, async db =>
    {
        var loaded = await db.Households.Include(x => x.Stays).Include(x => x.Members).Include(x => x.Heads).Include(x => x.Poverty).AsSplitQuery().SingleAsync(x => x.Id == household.Id);
        Must(change(loaded));
        return await db.SaveChangesAsync(default);
    });

    public Task DieAsync(Guid residentId, DateOnly on) => InScopeAsync(_app, async db =>
    {
        (await db.Residents.SingleAsync(x => x.Id == residentId)).RecordDeath(on);
        return await db.SaveChangesAsync(default);
    });

    /// <summary>A payment of the household, for service in the quarter unless said otherwise.</summary>
    public async Task<Guid> PayAsync(ArrangedHousehold household, long fen, string on = "2026-08-10", FeeType type = FeeType.Property, PayerKind payer = PayerKind.Own,
        string from = "2026-07-01", string to = "2026-09-30")
    {
        var receipt = Receipt(household.Id, ReceiptKind.Payment, type, payer, on, fen, null, from, to);
        await _app.ArrangeAsync(db =>
        {
            db.FeeReceipts.Add(receipt);
            return Task.CompletedTask;
        });
        return receipt.Id;
    }

    public async Task<Guid> RefundAsync(ArrangedHousehold household, Guid payment, long fen, string on, FeeType type = FeeType.Property)
    {
        var receipt = Receipt(household.Id, ReceiptKind.Refund, type, PayerKind.Own, on, fen, payment, "2026-07-01", "2026-09-30");
        await _app.ArrangeAsync(db =>
        {
            db.FeeReceipts.Add(receipt);
            return Task.CompletedTask;
        });
        return receipt.Id;
    }

    /// <summary>Opens the batch of the quarter and compiles it.</summary>
    public async Task<Result<BatchCompiled>> CompileAsync(Quarter? quarter = null) => await InScopeAsync(_app, async db =>
    {
        var wanted = quarter ?? Q3;
        var batch = await db.SubsidyBatches.SingleOrDefaultAsync(x => x.CommunityId == Community.Id && x.Quarter == wanted);
        if (batch is null)
        {
            db.SubsidyBatches.Add(batch = SubsidyBatch.Open(Community.Id, wanted, _app.Clock.GetUtcNow()));
            await db.SaveChangesAsync(default);
        }

        return await db.Services.GetRequiredService<BatchCompiler>().CompileAsync(batch.Id, default);
    });

    /// <summary>"number amount" or "number reason" of every row of the batch, in order.</summary>
    public Task<string[]> OutcomesAsync(Quarter? quarter = null) => OutcomesAsync(_app, Community.Id, quarter ?? Q3);

    public static Task<string[]> OutcomesAsync(TestApp app, Guid communityId, Quarter wanted) => app.ReadAsync(async db =>
    {
        var lines = await db.SubsidyLines.Where(x => x.CommunityId == communityId && x.Quarter == wanted).Select(x => new { x.HouseholdNumber, Text = x.AmountFen.ToString() }).ToListAsync();
        var exclusions = await db.SubsidyExclusions.Where(x => x.CommunityId == communityId && x.Quarter == wanted).Select(x => new { x.HouseholdNumber, x.Reason, x.AmountFen }).ToListAsync();
        return lines.Select(x => $"{x.HouseholdNumber} {x.Text}").Concat(exclusions.Select(x => $"{x.HouseholdNumber} {x.Reason} {x.AmountFen}")).Order(StringComparer.Ordinal).ToArray();
    });

    public FeeReceipt Receipt(Guid householdId, ReceiptKind kind, FeeType type, PayerKind payer, string on, long fen, Guid? refundOf, string from, string to) => new()
    {
        CommunityId = Community.Id,
        HouseholdId = householdId,
        SourceId = SourceId,
        ReceiptNumber = $"R{Interlocked.Increment(ref _receipts):000000}",
        LineNumber = 1,
        Kind = kind,
        FeeType = type,
        Payer = payer,
        ServiceFrom = DateOnly.Parse(from),
        ServiceTo = DateOnly.Parse(to),
        PaidOn = DateOnly.Parse(on),
        AmountFen = fen,
        RefundOfId = refundOf,
        RecordedBy = new("clerk"),
        RecordedAt = _app.Clock.GetUtcNow(),
    };

    private PayoutAccount NewAccount(IFieldProtector protector, Guid householdId, int version, Resident holder, string number, AccountState state, DateOnly from)
    {
        var account = PayoutAccount.Create(householdId, version, holder.Id, holder.Name, protector.Protect(FieldPurpose.Account, number, "****" + number[^4..]), "夏县农商银行", null, from,
            new("clerk"), _app.Clock.GetUtcNow());
        if (state == AccountState.Verified)
        {
            Must(account.Verify(new("township"), VerificationMethod.Township, _app.Clock.GetUtcNow()));
        }

        return account;
    }

    private static async Task<T> InScopeAsync<T>(TestApp app, Func<Arranger, Task<T>> work)
    {
        await using var scope = app.SystemScope();
        return await work(new(scope.ServiceProvider));
    }

    private static void Must(Result result) => Assert.That(result.Error?.Code, Is.Null);

    /// <summary>The database and the services of one unit of arranging.</summary>
    internal sealed class Arranger(IServiceProvider services)
    {
        private readonly IAppDbContext _db = services.GetRequiredService<IAppDbContext>();

        public IServiceProvider Services => services;

        public IFieldProtector Protector => services.GetRequiredService<IFieldProtector>();

        public DbSet<PolicyVersion> PolicyVersions => _db.PolicyVersions;

        public DbSet<PolicyBook> PolicyBooks => _db.PolicyBooks;

        public DbSet<Household> Households => _db.Households;

        public DbSet<Resident> Residents => _db.Residents;

        public DbSet<PayoutAccount> PayoutAccounts => _db.PayoutAccounts;

        public DbSet<SubsidyBatch> SubsidyBatches => _db.SubsidyBatches;

        public Task<int> SaveChangesAsync(CancellationToken ct) => _db.SaveChangesAsync(ct);
    }
}
