using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Access;
using Resettlement.Application.Payouts;
using Resettlement.Domain.Access;
using Resettlement.Domain.Audit;
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

namespace Resettlement.Application.Common;

/// <summary>The database as handlers see it. Reads are no-tracking unless asked for; writes go through aggregates.</summary>
public interface IAppDbContext
{
    DbSet<AppUser> Users { get; }

    DbSet<UserGrant> UserGrants { get; }

    DbSet<SignInEntry> SignIns { get; }

    DbSet<PasswordHistoryEntry> PasswordHistory { get; }

    DbSet<AuditEntry> AuditEntries { get; }

    DbSet<Township> Townships { get; }

    DbSet<Community> Communities { get; }

    DbSet<Building> Buildings { get; }

    DbSet<BuildingUnit> BuildingUnits { get; }

    DbSet<Dwelling> Dwellings { get; }

    DbSet<Household> Households { get; }

    DbSet<HouseholdStay> HouseholdStays { get; }

    DbSet<HouseholdMember> HouseholdMembers { get; }

    DbSet<HouseholdHead> HouseholdHeads { get; }

    DbSet<PovertySpell> PovertySpells { get; }

    DbSet<RegistryCorrection> RegistryCorrections { get; }

    DbSet<Resident> Residents { get; }

    DbSet<PayoutAccount> PayoutAccounts { get; }

    DbSet<RegistryChange> RegistryChanges { get; }

    DbSet<FeeSource> FeeSources { get; }

    DbSet<SourceDeclaration> SourceDeclarations { get; }

    DbSet<FeeReceipt> FeeReceipts { get; }

    DbSet<ReceiptMove> ReceiptMoves { get; }

    DbSet<FeeBill> FeeBills { get; }

    DbSet<Tariff> Tariffs { get; }

    DbSet<PolicyVersion> PolicyVersions { get; }

    DbSet<PolicyBook> PolicyBooks { get; }

    DbSet<ImportSession> ImportSessions { get; }

    DbSet<ImportFile> ImportFiles { get; }

    DbSet<ImportRow> ImportRows { get; }

    DbSet<ImportProfile> ImportProfiles { get; }

    DbSet<SubsidyBatch> SubsidyBatches { get; }

    DbSet<SubsidyLine> SubsidyLines { get; }

    DbSet<SubsidyExclusion> SubsidyExclusions { get; }

    DbSet<SubsidyEvidence> SubsidyEvidence { get; }

    DbSet<BatchStep> BatchSteps { get; }

    DbSet<LineRemark> LineRemarks { get; }

    DbSet<HeldDebt> HeldDebts { get; }

    DbSet<PaperClaim> PaperClaims { get; }

    DbSet<PaperClaimLine> PaperClaimLines { get; }

    DbSet<SubsidyHold> SubsidyHolds { get; }

    DbSet<SignatureSheet> SignatureSheets { get; }

    DbSet<SigningDelegation> SigningDelegations { get; }

    DbSet<HolidayYear> HolidayYears { get; }

    DbSet<PublicNotice> PublicNotices { get; }

    DbSet<NoticeLine> NoticeLines { get; }

    DbSet<Objection> Objections { get; }

    DbSet<LedgerBook> LedgerBooks { get; }

    DbSet<LedgerBalance> LedgerBalances { get; }

    DbSet<LedgerNumber> LedgerNumbers { get; }

    DbSet<JournalEntry> JournalEntries { get; }

    DbSet<JournalPosting> JournalPostings { get; }

    DbSet<Appropriation> Appropriations { get; }

    DbSet<BankStatement> BankStatements { get; }

    DbSet<StatementLine> StatementLines { get; }

    DbSet<PaymentOrder> PaymentOrders { get; }

    DbSet<PayoutRelease> PayoutReleases { get; }

    DbSet<PayoutReleaseBatch> PayoutReleaseBatches { get; }

    DbSet<PayoutParticipant> PayoutParticipants { get; }

    DbSet<PayoutReissue> PayoutReissues { get; }

    DbSet<PayoutFlag> PayoutFlags { get; }

    DbSet<PayoutFile> PayoutFiles { get; }

    DbSet<PayoutFileCopy> PayoutFileCopies { get; }

    DbSet<PayoutCounter> PayoutCounters { get; }

    DbSet<BankProfile> BankProfiles { get; }

    DbSet<BankDirectoryEntry> BankDirectory { get; }

    DbSet<ResultImport> ResultImports { get; }

    DbSet<ResultRow> ResultRows { get; }

    DbSet<OrderWriteOff> OrderWriteOffs { get; }

    DbSet<RecoveryCase> RecoveryCases { get; }

    DbSet<OfficeHolder> OfficeHolders { get; }

    DbSet<OfficeHolderPlace> OfficeHolderPlaces { get; }

    DbSet<Body> Bodies { get; }

    DbSet<BodyDocument> BodyDocuments { get; }

    DbSet<Appointment> Appointments { get; }
    DbSet<PayStandard> PayStandards { get; }

    DbSet<PayProposal> PayProposals { get; }

    DbSet<PayrollRun> PayrollRuns { get; }

    DbSet<PayrollLine> PayrollLines { get; }

    DbSet<PayrollSegment> PayrollSegments { get; }

    DbSet<PayrollOmission> PayrollOmissions { get; }

    DbSet<PayrollFlag> PayrollFlags { get; }

    DbSet<PayrollStep> PayrollSteps { get; }

    DbSet<HeadCountSnapshot> HeadCountSnapshots { get; }

    DbSet<HeadCountLine> HeadCountLines { get; }

    DbSet<HeadCountAmendment> HeadCountAmendments { get; }

    DbSet<HeadCountPerson> HeadCountPeople { get; }

    DbSet<ContactLeaderAssignment> ContactLeaders { get; }

    DbSet<ContactVisit> ContactVisits { get; }

    DbSet<DutyStatement> DutyStatements { get; }

    DbSet<SupervisionItem> SupervisionItems { get; }

    DbSet<SupervisionStep> SupervisionSteps { get; }

    DbSet<AppointmentTerm> AppointmentTerms { get; }

    DbSet<Handover> Handovers { get; }

    DbSet<MaturityDecision> MaturityDecisions { get; }

    DbSet<KinTie> KinTies { get; }

    DbSet<Election> Elections { get; }

    DbSet<ElectionCandidate> ElectionCandidates { get; }

    DbSet<PartyMember> PartyMembers { get; }

    DbSet<PartyMembership> PartyMemberships { get; }

    DbSet<PartyRelation> PartyRelations { get; }

    DbSet<TransferLetter> TransferLetters { get; }

    DbSet<PostWaiver> PostWaivers { get; }

    DbSet<PartyPost> PartyPosts { get; }

    DbSet<PostClaim> PostClaims { get; }

    DbSet<ActivityGroup> ActivityGroups { get; }

    DbSet<GroupLeader> GroupLeaders { get; }

    DbSet<ActivityPlan> ActivityPlans { get; }

    DbSet<PartyActivity> PartyActivities { get; }

    DbSet<ActivityAttendance> ActivityAttendance { get; }

    DbSet<ActivityPhoto> ActivityPhotos { get; }

    DbSet<ActivityPhotoContent> ActivityPhotoContents { get; }

    DbSet<DoorPlate> DoorPlates { get; }

    DbSet<WorkLease> WorkLeases { get; }

    DbSet<T> Set<T>()
        where T : class;

    /// <summary>Saves and, outside a transaction of <see cref="InTransactionAsync{T}"/>, writes the audit entries and commits.</summary>
    Task<int> SaveChangesAsync(CancellationToken ct);

    /// <summary>
    /// Runs the work in one transaction (joining one that is open). Rolled back when it throws or returns a failed outcome.
    /// Audit entries are written last, so that the chain is locked only as long as the commit lasts.
    /// </summary>
    Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>
    /// Like <see cref="InTransactionAsync{T}"/>, and every read sees one state of the database; a write to a row that others changed meanwhile fails as busy.
    /// Cannot join an open transaction.
    /// </summary>
    Task<T> InSnapshotAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>Adds an entry to the audit chain with the next save or commit.</summary>
    void Record(AuditNote note);

    /// <summary>Forgets tracked entities, for long loops.</summary>
    void ForgetTracked();
}

/// <summary>Right to work on something for a while; the fence grows with every claim and is checked again at commit.</summary>
public sealed class WorkLease
{
    public required string Key { get; init; }

    public long Fence { get; set; }

    public string? Owner { get; set; }

    public DateTimeOffset? Until { get; set; }
}

/// <summary>The stored answer to an idempotent request, encrypted, kept 30 days.</summary>
public sealed class IdempotencyRecord
{
    public required string Caller { get; init; }

    public required string Route { get; init; }

    public required string Key { get; init; }

    public required string BodyHash { get; init; }

    public string? Answer { get; set; }

    public required DateTimeOffset At { get; init; }
}
