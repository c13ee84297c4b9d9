using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Payouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BankDirectory",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankDirectory", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "BankProfiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BankCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    DebtorName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    AccountIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ClearingPrefixes = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Encoding = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Repertoire = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Formats = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Columns = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MaxLinesPerFile = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankProfiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LedgerBooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Fund = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerBooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PayoutCounters",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutCounters", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "PayoutParticipants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutParticipants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ResultImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Paid = table.Column<int>(type: "integer", nullable: false),
                    PaidFen = table.Column<long>(type: "bigint", nullable: false),
                    Failed = table.Column<int>(type: "integer", nullable: false),
                    FailedFen = table.Column<long>(type: "bigint", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    ReturnedFen = table.Column<long>(type: "bigint", nullable: false),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    ImportedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ImportedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Appropriations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Memo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RejectedReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReversalBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReversalByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReversalReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReversedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReversedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReversedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appropriations", x => x.Id);
                    table.CheckConstraint("ck_appropriations_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_Appropriations_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Memo = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ReferenceType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReferenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalEntries", x => x.Id);
                    table.CheckConstraint("ck_journalentries_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_JournalEntries_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerBalances",
                columns: table => new
                {
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    BankFen = table.Column<long>(type: "bigint", nullable: false),
                    PayableFen = table.Column<long>(type: "bigint", nullable: false),
                    AvailableFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerBalances", x => x.BookId);
                    table.CheckConstraint("ck_ledgerbalances_positive", "\"BankFen\" >= 0 AND \"PayableFen\" >= 0 AND \"AvailableFen\" >= 0");
                    table.CheckConstraint("ck_ledgerbalances_sum", "\"AvailableFen\" = \"BankFen\" - \"PayableFen\"");
                    table.ForeignKey(
                        name: "FK_LedgerBalances_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerNumbers",
                columns: table => new
                {
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerNumbers", x => new { x.BookId, x.Year });
                    table.ForeignKey(
                        name: "FK_LedgerNumbers_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutReleases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    StoppedCount = table.Column<int>(type: "integer", nullable: false),
                    StoppedFen = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PreparedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PreparedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PreparedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReleasedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CancelledByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutReleases_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResultRows",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    EndToEndId = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    FileNumber = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReasonCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    BankReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultRows", x => new { x.ImportId, x.Line });
                    table.ForeignKey(
                        name: "FK_ResultRows_ResultImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "ResultImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalPostings",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DebitFen = table.Column<long>(type: "bigint", nullable: false),
                    CreditFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalPostings", x => new { x.EntryId, x.Line });
                    table.CheckConstraint("ck_journalpostings_side", "(\"DebitFen\" > 0 AND \"CreditFen\" = 0) OR (\"DebitFen\" = 0 AND \"CreditFen\" > 0)");
                    table.ForeignKey(
                        name: "FK_JournalPostings_JournalEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "JournalEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    ReleaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProfileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcknowledgedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BankReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutFiles_BankProfiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "BankProfiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutFiles_PayoutReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PayoutReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutFlags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObligationId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PayeeName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    IsBlocking = table.Column<bool>(type: "boolean", nullable: false),
                    Detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutFlags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutFlags_PayoutReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PayoutReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutReleaseBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    IsCurrent = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutReleaseBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutReleaseBatches_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutReleaseBatches_PayoutReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PayoutReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObligationId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Component = table.Column<int>(type: "integer", nullable: false),
                    PayeeResidentId = table.Column<Guid>(type: "uuid", nullable: true),
                    PayeeName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BankName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BankCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    EndToEndId = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReleaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    PreviousOrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReasonCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    BankReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ResultAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ResultImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsWrittenOff = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentOrders", x => x.Id);
                    table.CheckConstraint("ck_paymentorders_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_PaymentOrders_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentOrders_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentOrders_PaymentOrders_PreviousOrderId",
                        column: x => x.PreviousOrderId,
                        principalTable: "PaymentOrders",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentOrders_PayoutAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "PayoutAccounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentOrders_PayoutFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "PayoutFiles",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PaymentOrders_PayoutReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PayoutReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutFileCopies",
                columns: table => new
                {
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Format = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutFileCopies", x => new { x.FileId, x.Format });
                    table.ForeignKey(
                        name: "FK_PayoutFileCopies_PayoutFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "PayoutFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderWriteOffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RequestedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderWriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderWriteOffs_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderWriteOffs_PaymentOrders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "PaymentOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutReissues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReleaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    PreviousOrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsCurrent = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutReissues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutReissues_PaymentOrders_PreviousOrderId",
                        column: x => x.PreviousOrderId,
                        principalTable: "PaymentOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutReissues_PayoutAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "PayoutAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutReissues_PayoutReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "PayoutReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Appropriations_BookId_State",
                table: "Appropriations",
                columns: new[] { "BookId", "State" });

            migrationBuilder.CreateIndex(
                name: "ux_appropriations_document",
                table: "Appropriations",
                columns: new[] { "BookId", "DocumentNumber" },
                unique: true,
                filter: "\"State\" <> 'Rejected' AND \"State\" <> 'Reversed'");

            migrationBuilder.CreateIndex(
                name: "IX_BankDirectory_Name",
                table: "BankDirectory",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "ux_bankprofiles_active",
                table: "BankProfiles",
                column: "Code",
                unique: true,
                filter: "\"State\" = 'Active'");

            migrationBuilder.CreateIndex(
                name: "ux_bankprofiles_version",
                table: "BankProfiles",
                columns: new[] { "Code", "VersionNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_BookId_Day",
                table: "JournalEntries",
                columns: new[] { "BookId", "Day" });

            migrationBuilder.CreateIndex(
                name: "ux_journalentries_number",
                table: "JournalEntries",
                columns: new[] { "BookId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_journalentries_reference",
                table: "JournalEntries",
                columns: new[] { "ReferenceType", "ReferenceId", "Kind", "BookId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalPostings_BookId_Account",
                table: "JournalPostings",
                columns: new[] { "BookId", "Account" });

            migrationBuilder.CreateIndex(
                name: "ux_ledgerbooks_fund",
                table: "LedgerBooks",
                column: "Fund",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderWriteOffs_CommunityId",
                table: "OrderWriteOffs",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "ux_orderwriteoffs_order",
                table: "OrderWriteOffs",
                column: "OrderId",
                unique: true,
                filter: "\"State\" <> 'Rejected'");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_AccountId",
                table: "PaymentOrders",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_BatchId_State",
                table: "PaymentOrders",
                columns: new[] { "BatchId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_CommunityId_CreatedAt",
                table: "PaymentOrders",
                columns: new[] { "CommunityId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_FileId_Sequence",
                table: "PaymentOrders",
                columns: new[] { "FileId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_HouseholdId",
                table: "PaymentOrders",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_ReleaseId",
                table: "PaymentOrders",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentOrders_ResultImportId",
                table: "PaymentOrders",
                column: "ResultImportId");

            migrationBuilder.CreateIndex(
                name: "ux_paymentorders_endtoend",
                table: "PaymentOrders",
                column: "EndToEndId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_paymentorders_obligation",
                table: "PaymentOrders",
                column: "ObligationId",
                unique: true,
                filter: "\"State\" <> 'Failed' AND \"State\" <> 'Returned' AND \"State\" <> 'Recovered'");

            migrationBuilder.CreateIndex(
                name: "ux_paymentorders_previous",
                table: "PaymentOrders",
                column: "PreviousOrderId",
                unique: true,
                filter: "\"PreviousOrderId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_payoutfilecopies_filename",
                table: "PayoutFileCopies",
                column: "FileName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayoutFiles_ProfileId",
                table: "PayoutFiles",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutFiles_ReleaseId",
                table: "PayoutFiles",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "ux_payoutfiles_number",
                table: "PayoutFiles",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayoutFlags_ReleaseId_HouseholdNumber",
                table: "PayoutFlags",
                columns: new[] { "ReleaseId", "HouseholdNumber" });

            migrationBuilder.CreateIndex(
                name: "ux_payoutparticipants_person",
                table: "PayoutParticipants",
                columns: new[] { "BatchId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayoutReissues_AccountId",
                table: "PayoutReissues",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutReissues_ReleaseId",
                table: "PayoutReissues",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "ux_payoutreissues_order",
                table: "PayoutReissues",
                column: "PreviousOrderId",
                unique: true,
                filter: "\"IsCurrent\" = TRUE");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutReleaseBatches_CommunityId",
                table: "PayoutReleaseBatches",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "ux_payoutreleasebatches_batch",
                table: "PayoutReleaseBatches",
                column: "BatchId",
                unique: true,
                filter: "\"IsCurrent\" = TRUE");

            migrationBuilder.CreateIndex(
                name: "ux_payoutreleasebatches_position",
                table: "PayoutReleaseBatches",
                columns: new[] { "ReleaseId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayoutReleases_BookId",
                table: "PayoutReleases",
                column: "BookId");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutReleases_State_PreparedAt",
                table: "PayoutReleases",
                columns: new[] { "State", "PreparedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_payoutreleases_number",
                table: "PayoutReleases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_resultimports_sha",
                table: "ResultImports",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResultRows_EndToEndId_ImportId",
                table: "ResultRows",
                columns: new[] { "EndToEndId", "ImportId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appropriations");

            migrationBuilder.DropTable(
                name: "BankDirectory");

            migrationBuilder.DropTable(
                name: "JournalPostings");

            migrationBuilder.DropTable(
                name: "LedgerBalances");

            migrationBuilder.DropTable(
                name: "LedgerNumbers");

            migrationBuilder.DropTable(
                name: "OrderWriteOffs");

            migrationBuilder.DropTable(
                name: "PayoutCounters");

            migrationBuilder.DropTable(
                name: "PayoutFileCopies");

            migrationBuilder.DropTable(
                name: "PayoutFlags");

            migrationBuilder.DropTable(
                name: "PayoutParticipants");

            migrationBuilder.DropTable(
                name: "PayoutReissues");

            migrationBuilder.DropTable(
                name: "PayoutReleaseBatches");

            migrationBuilder.DropTable(
                name: "ResultRows");

            migrationBuilder.DropTable(
                name: "JournalEntries");

            migrationBuilder.DropTable(
                name: "PaymentOrders");

            migrationBuilder.DropTable(
                name: "ResultImports");

            migrationBuilder.DropTable(
                name: "PayoutFiles");

            migrationBuilder.DropTable(
                name: "BankProfiles");

            migrationBuilder.DropTable(
                name: "PayoutReleases");

            migrationBuilder.DropTable(
                name: "LedgerBooks");
        }
    }
}
