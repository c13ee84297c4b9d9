using System.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Audit;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Imports;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Notices;
using Resettlement.Domain.Organisation;
using Resettlement.Domain.Party;
using Resettlement.Domain.Payouts;
using Resettlement.Domain.Payroll;
using Resettlement.Domain.Policies;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Signing;
using Resettlement.Domain.Subsidies;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Infrastructure.Persistence;

/// <summary>One model for three providers; each provider has a subclass with its own migrations.</summary>
internal abstract class AppDbContext(DbContextOptions options, AuditWriter audit)
    : IdentityUserContext<AppUser, Guid>(options), IAppDbContext, IDataProtectionKeyContext
{
    private static readonly Task<IDisposable?> NoTurn = Task.FromResult<IDisposable?>(null);

    private int _depth;

    public DbSet<UserGrant> UserGrants => Set<UserGrant>();

    public DbSet<SignInEntry> SignIns => Set<SignInEntry>();

    public DbSet<PasswordHistoryEntry> PasswordHistory => Set<PasswordHistoryEntry>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditChainHead> AuditChainHeads => Set<AuditChainHead>();

    public DbSet<Township> Townships => Set<Township>();

    public DbSet<Community> Communities => Set<Community>();

    public DbSet<Building> Buildings => Set<Building>();

    public DbSet<BuildingUnit> BuildingUnits => Set<BuildingUnit>();

    public DbSet<Dwelling> Dwellings => Set<Dwelling>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<HouseholdStay> HouseholdStays => Set<HouseholdStay>();

    public DbSet<HouseholdMember> HouseholdMembers => Set<HouseholdMember>();

    public DbSet<HouseholdHead> HouseholdHeads => Set<HouseholdHead>();

    public DbSet<PovertySpell> PovertySpells => Set<PovertySpell>();

    public DbSet<RegistryCorrection> RegistryCorrections => Set<RegistryCorrection>();

    public DbSet<Resident> Residents => Set<Resident>();

    public DbSet<PayoutAccount> PayoutAccounts => Set<PayoutAccount>();

    public DbSet<RegistryChange> RegistryChanges => Set<RegistryChange>();

    public DbSet<FeeSource> FeeSources => Set<FeeSource>();

    public DbSet<SourceDeclaration> SourceDeclarations => Set<SourceDeclaration>();

    public DbSet<FeeReceipt> FeeReceipts => Set<FeeReceipt>();

    public DbSet<ReceiptMove> ReceiptMoves => Set<ReceiptMove>();

    public DbSet<FeeBill> FeeBills => Set<FeeBill>();

    public DbSet<Tariff> Tariffs => Set<Tariff>();

    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();

    public DbSet<PolicyBook> PolicyBooks => Set<PolicyBook>();

    public DbSet<ImportSession> ImportSessions => Set<ImportSession>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    public DbSet<ImportProfile> ImportProfiles => Set<ImportProfile>();

    public DbSet<SubsidyBatch> SubsidyBatches => Set<SubsidyBatch>();

    public DbSet<SubsidyLine> SubsidyLines => Set<SubsidyLine>();

    public DbSet<SubsidyExclusion> SubsidyExclusions => Set<SubsidyExclusion>();

    public DbSet<SubsidyEvidence> SubsidyEvidence => Set<SubsidyEvidence>();

    public DbSet<BatchStep> BatchSteps => Set<BatchStep>();

    public DbSet<LineRemark> LineRemarks => Set<LineRemark>();

    public DbSet<HeldDebt> HeldDebts => Set<HeldDebt>();

    public DbSet<PaperClaim> PaperClaims => Set<PaperClaim>();

    public DbSet<PaperClaimLine> PaperClaimLines => Set<PaperClaimLine>();

    public DbSet<SubsidyHold> SubsidyHolds => Set<SubsidyHold>();

    public DbSet<SignatureSheet> SignatureSheets => Set<SignatureSheet>();

    public DbSet<SigningDelegation> SigningDelegations => Set<SigningDelegation>();

    public DbSet<HolidayYear> HolidayYears => Set<HolidayYear>();

    public DbSet<PublicNotice> PublicNotices => Set<PublicNotice>();

    public DbSet<NoticeLine> NoticeLines => Set<NoticeLine>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<LedgerBook> LedgerBooks => Set<LedgerBook>();

    public DbSet<LedgerBalance> LedgerBalances => Set<LedgerBalance>();

    public DbSet<LedgerNumber> LedgerNumbers => Set<LedgerNumber>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<JournalPosting> JournalPostings => Set<JournalPosting>();

    public DbSet<Appropriation> Appropriations => Set<Appropriation>();

    public DbSet<BankStatement> BankStatements => Set<BankStatement>();

    public DbSet<StatementLine> StatementLines => Set<StatementLine>();

    public DbSet<PaymentOrder> PaymentOrders => Set<PaymentOrder>();

    public DbSet<PayoutRelease> PayoutReleases => Set<PayoutRelease>();

    public DbSet<PayoutReleaseBatch> PayoutReleaseBatches => Set<PayoutReleaseBatch>();

    public DbSet<PayoutParticipant> PayoutParticipants => Set<PayoutParticipant>();

    public DbSet<PayoutReissue> PayoutReissues => Set<PayoutReissue>();

    public DbSet<PayoutFlag> PayoutFlags => Set<PayoutFlag>();

    public DbSet<PayoutFile> PayoutFiles => Set<PayoutFile>();

    public DbSet<PayoutFileCopy> PayoutFileCopies => Set<PayoutFileCopy>();

    public DbSet<PayoutCounter> PayoutCounters => Set<PayoutCounter>();

    public DbSet<BankProfile> BankProfiles => Set<BankProfile>();

    public DbSet<BankDirectoryEntry> BankDirectory => Set<BankDirectoryEntry>();

    public DbSet<ResultImport> ResultImports => Set<ResultImport>();

    public DbSet<ResultRow> ResultRows => Set<ResultRow>();

    public DbSet<OrderWriteOff> OrderWriteOffs => Set<OrderWriteOff>();

    public DbSet<RecoveryCase> RecoveryCases => Set<RecoveryCase>();

    public DbSet<OfficeHolder> OfficeHolders => Set<OfficeHolder>();

    public DbSet<OfficeHolderPlace> OfficeHolderPlaces => Set<OfficeHolderPlace>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<BodyDocument> BodyDocuments => Set<BodyDocument>();

    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<PayStandard> PayStandards => Set<PayStandard>();

    public DbSet<PayProposal> PayProposals => Set<PayProposal>();

    public DbSet<PayrollRun> PayrollRuns => Set<PayrollRun>();

    public DbSet<PayrollLine> PayrollLines => Set<PayrollLine>();

    public DbSet<PayrollSegment> PayrollSegments => Set<PayrollSegment>();

    public DbSet<PayrollOmission> PayrollOmissions => Set<PayrollOmission>();

    public DbSet<PayrollFlag> PayrollFlags => Set<PayrollFlag>();

    public DbSet<PayrollStep> PayrollSteps => Set<PayrollStep>();

    public DbSet<HeadCountSnapshot> HeadCountSnapshots => Set<HeadCountSnapshot>();

    public DbSet<HeadCountLine> HeadCountLines => Set<HeadCountLine>();

    public DbSet<HeadCountAmendment> HeadCountAmendments => Set<HeadCountAmendment>();

    public DbSet<HeadCountPerson> HeadCountPeople => Set<HeadCountPerson>();

    public DbSet<ContactLeaderAssignment> ContactLeaders => Set<ContactLeaderAssignment>();

    public DbSet<ContactVisit> ContactVisits => Set<ContactVisit>();

    public DbSet<DutyStatement> DutyStatements => Set<DutyStatement>();

    public DbSet<SupervisionItem> SupervisionItems => Set<SupervisionItem>();

    public DbSet<SupervisionStep> SupervisionSteps => Set<SupervisionStep>();

    public DbSet<AppointmentTerm> AppointmentTerms => Set<AppointmentTerm>();

    public DbSet<Handover> Handovers => Set<Handover>();

    public DbSet<MaturityDecision> MaturityDecisions => Set<MaturityDecision>();

    public DbSet<KinTie> KinTies => Set<KinTie>();

    public DbSet<Election> Elections => Set<Election>();

    public DbSet<ElectionCandidate> ElectionCandidates => Set<ElectionCandidate>();

    public DbSet<PartyMember> PartyMembers => Set<PartyMember>();

    public DbSet<PartyMembership> PartyMemberships => Set<PartyMembership>();

    public DbSet<PartyRelation> PartyRelations => Set<PartyRelation>();

    public DbSet<TransferLetter> TransferLetters => Set<TransferLetter>();

    public DbSet<PostWaiver> PostWaivers => Set<PostWaiver>();

    public DbSet<PartyPost> PartyPosts => Set<PartyPost>();

    public DbSet<PostClaim> PostClaims => Set<PostClaim>();

    public DbSet<ActivityGroup> ActivityGroups => Set<ActivityGroup>();

    public DbSet<GroupLeader> GroupLeaders => Set<GroupLeader>();

    public DbSet<ActivityPlan> ActivityPlans => Set<ActivityPlan>();

    public DbSet<PartyActivity> PartyActivities => Set<PartyActivity>();

    public DbSet<ActivityAttendance> ActivityAttendance => Set<ActivityAttendance>();

    public DbSet<ActivityPhoto> ActivityPhotos => Set<ActivityPhoto>();

    public DbSet<ActivityPhotoContent> ActivityPhotoContents => Set<ActivityPhotoContent>();

    public DbSet<DoorPlate> DoorPlates => Set<DoorPlate>();

    public DbSet<WorkLease> WorkLeases => Set<WorkLease>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Quotes a column in a filtered index of this provider.</summary>
    internal abstract string Column(string name);

    /// <summary>A boolean literal in a filtered index of this provider.</summary>
    internal abstract string Literal(bool value);

    /// <summary>The level at which a transaction sees one state of the data from its first read to its end.</summary>
    internal virtual IsolationLevel Snapshot => IsolationLevel.RepeatableRead;

    public override async Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) =>
        _depth > 0 ? await SaveAuditedAsync(cancellationToken) :
        audit.HasDrafts || HasAuditedChanges() ? await InTransactionAsync(SaveAuditedAsync, cancellationToken) :
        await SaveUnauditedAsync(cancellationToken);

    /// <summary>Only the key ring of the cookies saves this way; nothing that is audited may.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        HasAuditedChanges() ? throw new InvalidOperationException("Audited changes are saved by SaveChangesAsync.") : base.SaveChanges(acceptAllChangesOnSuccess);

    public Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        _depth > 0 ? work(ct) : RunAsync(work, IsolationLevel.Unspecified, ct);

    public Task<T> InSnapshotAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        _depth > 0 ? throw new InvalidOperationException("A snapshot cannot join an open transaction.") : RunAsync(work, Snapshot, ct);

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, IsolationLevel isolation, CancellationToken ct)
    {
        // what was recorded before belongs to the caller and outlives a failure of this transaction
        var mark = audit.Mark;
        using var turn = await EnterAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(isolation, ct);
        _depth++;
        try
        {
            var result = await work(ct);
            if (result is IOutcome { Error: not null })
            {
                audit.BackTo(mark);
                await transaction.RollbackAsync(ct);
                ForgetTracked();
                return result;
            }

            if (ChangeTracker.HasChanges())
            {
                await SaveAuditedAsync(ct);
            }

            await audit.FlushAsync(this, ct);
            await transaction.CommitAsync(ct);
            return result;
        }
        catch
        {
            audit.BackTo(mark);
            throw;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Waits until this context may write, where the provider has one writer only.</summary>
    protected virtual Task<IDisposable?> EnterAsync(CancellationToken ct) => NoTurn;

    private async Task<int> SaveUnauditedAsync(CancellationToken ct)
    {
        using var turn = await EnterAsync(ct);
        return await base.SaveChangesAsync(ct);
    }

    private async Task<int> SaveAuditedAsync(CancellationToken ct)
    {
        var mark = audit.Mark;
        audit.Collect(this);
        var corrections = await CorrectionCollector.CollectAsync(this, audit.Now, ct);
        try
        {
            return await base.SaveChangesAsync(ct);
        }
        catch
        {
            corrections.ForEach(x => Entry(x).State = EntityState.Detached);

            // the same changes are collected again if the caller mends them and saves once more
            audit.BackTo(mark);
            throw;
        }
    }

    private bool HasAuditedChanges()
    {
        ChangeTracker.DetectChanges();
        return ChangeTracker.Entries<IAudited>().Any(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
    }

    public void Record(AuditNote note) => audit.Add(note);

    public void ForgetTracked() => ChangeTracker.Clear();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Quarter>().HaveConversion<QuarterConverter>().HaveMaxLength(6);
        configurationBuilder.Properties<PersonKey>().HaveConversion<PersonKeyConverter>().HaveMaxLength(64);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<string>().HaveMaxLength(200);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var type in typeof(AppDbContext).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(IModelConfiguration).IsAssignableFrom(type)))
        {
            ((IModelConfiguration)Activator.CreateInstance(type)!).Configure(builder, this);
        }

        foreach (var root in builder.Model.GetEntityTypes().Where(entity => typeof(AggregateRoot).IsAssignableFrom(entity.ClrType)))
        {
            root.FindProperty(nameof(AggregateRoot.Version))!.IsConcurrencyToken = true;
        }

        // ids are made by the domain; a row added to an aggregate is an insert although its key is set
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => typeof(Entity).IsAssignableFrom(entity.ClrType)))
        {
            entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = ValueGenerated.Never;
        }

        // money never disappears with people: nothing is deleted by cascade unless a configuration says so
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())
                     .Where(key => key.DeleteBehavior == DeleteBehavior.Cascade && key.PrincipalEntityType.ClrType != typeof(ImportSession)))
        {
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }

        AlignKeyLengths(builder);
    }

    // SQL Server refuses a foreign key whose text is of another length than the key it points to
    private static void AlignKeyLengths(ModelBuilder builder)
    {
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
        {
            foreach (var (dependent, principal) in key.Properties.Zip(key.PrincipalKey.Properties).Where(pair => pair.First.ClrType == typeof(string)))
            {
                dependent.SetMaxLength(principal.GetMaxLength());
            }
        }
    }

    private sealed class QuarterConverter() : ValueConverter<Quarter, string>(quarter => quarter.ToString(), text => Quarter.Parse(text));

    private sealed class PersonKeyConverter() : ValueConverter<PersonKey, string>(key => key.Value, text => new PersonKey(text));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
}

/// <summary>The mapping of one aggregate; found by a scan.</summary>
internal interface IModelConfiguration
{
    void Configure(ModelBuilder builder, AppDbContext context);
}
