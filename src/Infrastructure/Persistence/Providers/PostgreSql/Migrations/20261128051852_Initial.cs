using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditChainHeads",
                columns: table => new
                {
                    Chain = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Seal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChainHeads", x => x.Chain);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Chain = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorPerson = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ActorName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SubjectType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SubjectId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RootId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Before = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    RowCount = table.Column<int>(type: "integer", nullable: true),
                    RowsDigest = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RequestId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PreviousHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.Chain, x.Sequence });
                });

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
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Xml = table.Column<string>(type: "text", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PublishedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyStatements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HolidayYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EnteredBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    EnteredByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ConfirmedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolidayYears", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyRecords",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false),
                    Route = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    BodyHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Answer = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyRecords", x => new { x.Caller, x.Route, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ImportProfiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    HeaderSignature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportProfiles", x => x.Id);
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
                name: "PartyMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    IdNumberIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IdNumberIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IdNumberWaiver = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FullOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EmblemOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMembers", x => x.Id);
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
                name: "PayStandards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    DocumentTitle = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Clause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    SecretaryFen = table.Column<long>(type: "bigint", nullable: false),
                    DirectorFen = table.Column<long>(type: "bigint", nullable: false),
                    PaysServingCadres = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RejectedReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayStandards", x => x.Id);
                    table.CheckConstraint("ck_paystandards_amount", "\"SecretaryFen\" > 0 AND \"DirectorFen\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "PolicyBooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyBooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PolicyVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DocumentTitle = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Writers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    PublishedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    PublishedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnedReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LastUsedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Residents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    IdNumberIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IdNumberIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IdNumberWaiver = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RelocationKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EthnicGroup = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Education = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PoliticalStatus = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Health = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LabourAbility = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residents", x => x.Id);
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
                name: "SignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    UserName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInTries",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInTries", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Townships",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Townships", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisplayName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IdNumberCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    IdNumberMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PasswordChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    IsDisabled = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkLeases",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    Owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkLeases", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "HolidayDays",
                columns: table => new
                {
                    HolidayYearId = table.Column<Guid>(type: "uuid", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolidayDays", x => new { x.HolidayYearId, x.Date });
                    table.ForeignKey(
                        name: "FK_HolidayDays_HolidayYears_HolidayYearId",
                        column: x => x.HolidayYearId,
                        principalTable: "HolidayYears",
                        principalColumn: "Id");
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
                name: "BankStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    OpeningFen = table.Column<long>(type: "bigint", nullable: false),
                    ClosingFen = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    KnownLines = table.Column<int>(type: "integer", nullable: false),
                    InFen = table.Column<long>(type: "bigint", nullable: false),
                    OutFen = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ImportedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ImportedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BookFen = table.Column<long>(type: "bigint", nullable: true),
                    BankFen = table.Column<long>(type: "bigint", nullable: true),
                    DifferenceFen = table.Column<long>(type: "bigint", nullable: true),
                    UnmatchedLines = table.Column<int>(type: "integer", nullable: true),
                    UnmatchedFen = table.Column<long>(type: "bigint", nullable: true),
                    FoundLaterLines = table.Column<int>(type: "integer", nullable: false),
                    FoundLaterFen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankStatements_LedgerBooks_BookId",
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
                name: "PolicyValues",
                columns: table => new
                {
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Clause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyValues", x => new { x.PolicyVersionId, x.Key });
                    table.ForeignKey(
                        name: "FK_PolicyValues_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id");
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
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Form = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DestinationTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    LeadTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    OccupiedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Communities_Townships_DestinationTownshipCode",
                        column: x => x.DestinationTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Communities_Townships_LeadTownshipCode",
                        column: x => x.LeadTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfficeHolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    IdNumberIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IdNumberIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IdNumberWaiver = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    PoliticalStatus = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeHolders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficeHolders_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_OfficeHolders_Townships_OriginTownshipCode",
                        column: x => x.OriginTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code");
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ClaimValue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProviderKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PasswordHistory",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordHistory", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PasswordHistory_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatementLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    BalanceFen = table.Column<long>(type: "bigint", nullable: true),
                    Serial = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Identity = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reference = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    Memo = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Counterpart = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsCurrent = table.Column<bool>(type: "boolean", nullable: false),
                    Match = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    MatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Rule = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    WorkedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    WorkedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WorkedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Explanation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementLines", x => x.Id);
                    table.CheckConstraint("ck_statementlines_amount", "\"AmountFen\" <> 0");
                    table.CheckConstraint("ck_statementlines_match", "\"MatchId\" IS NULL OR \"Match\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_StatementLines_BankStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "BankStatements",
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
                name: "Bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreditCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    EstablishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    TermTo = table.Column<DateOnly>(type: "date", nullable: true),
                    DissolvedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DissolvedReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bodies", x => x.Id);
                    table.CheckConstraint("ck_bodies_term", "\"TermTo\" IS NULL OR \"TermTo\" >= \"TermFrom\"");
                    table.ForeignKey(
                        name: "FK_Bodies_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Buildings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Storeys = table.Column<int>(type: "integer", nullable: false),
                    HasElevator = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Buildings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Buildings_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommunityOrigins",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    TownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommunityOrigins", x => new { x.CommunityId, x.TownshipCode });
                    table.ForeignKey(
                        name: "FK_CommunityOrigins_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommunityOrigins_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeSources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeeSources_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeadCountSnapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CountedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CountedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CountedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FrozenBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    FrozenByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeadCountSnapshots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeadCountSnapshots_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountSnapshots_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    RelocationKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Confirmation = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    SuccessorId = table.Column<Guid>(type: "uuid", nullable: true),
                    PredecessorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Households_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Households_Households_PredecessorId",
                        column: x => x.PredecessorId,
                        principalTable: "Households",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Households_Households_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Households",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Households_Townships_OriginTownshipCode",
                        column: x => x.OriginTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MaturityDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MaturityDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MaturityDecisions_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RejectedReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperClaims_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyMemberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeftBecause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    LeaveNote = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMemberships", x => x.Id);
                    table.CheckConstraint("ck_partymemberships_order", "\"LeftOn\" IS NULL OR \"LeftOn\" > \"Since\"");
                    table.ForeignKey(
                        name: "FK_PartyMemberships_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyMemberships_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyPosts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Duty = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyPosts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartyPosts_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id");
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
                name: "PayProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    MeetingOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MeetingPlace = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    BranchAttendants = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    CentreAttendants = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MeetingText = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SubmittedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayProposals_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayrollRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Omissions = table.Column<int>(type: "integer", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ComputedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SubmittedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FirstSignedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SecondSignedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollRuns_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublicNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PublishedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswerDays = table.Column<int>(type: "integer", nullable: false),
                    ContactName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContactPhone = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CopyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LineCount = table.Column<int>(type: "integer", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
                    Maker = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Link = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicNotices", x => x.Id);
                    table.CheckConstraint("ck_publicnotices_days", "\"LastDay\" >= \"FirstDay\"");
                    table.ForeignKey(
                        name: "FK_PublicNotices_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PublicNotices_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignatureSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Maker = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MakerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Link = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AllowsSubstitute = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VoidedBecause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    VoidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    VoidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    VoidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    VoidNote = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignatureSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignatureSheets_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignatureSheets_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SigningDelegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Substitute = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SubstituteAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubstituteName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    GrantedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    GrantedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsRevoked = table.Column<bool>(type: "boolean", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RevokedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RevokedReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LastUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningDelegations", x => x.Id);
                    table.CheckConstraint("ck_signingdelegations_days", "\"LastDay\" >= \"FirstDay\"");
                    table.ForeignKey(
                        name: "FK_SigningDelegations_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubsidyBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    SupplementNumber = table.Column<int>(type: "integer", nullable: false),
                    Origin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    CompiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CompiledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CompiledByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RequestedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    RequestedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RefusalCode = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RefusalMessage = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PaperReference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CheckedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CheckedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FirstSignedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SecondSignedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReviewedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReviewedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReturnReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReleasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubsidyBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubsidyBatches_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubsidyBatches_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SupervisionItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Target = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AnswerDue = table.Column<DateOnly>(type: "date", nullable: false),
                    RaisedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RaisedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupervisionItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupervisionItems_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UserGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    TownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserGrants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserGrants_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_UserGrants_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code");
                    table.ForeignKey(
                        name: "FK_UserGrants_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactLeaderAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfficeHolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Duty = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactLeaderAssignments", x => x.Id);
                    table.CheckConstraint("ck_contactleaderassignments_order", "\"EndedOn\" IS NULL OR \"EndedOn\" > \"From\"");
                    table.ForeignKey(
                        name: "FK_ContactLeaderAssignments_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactLeaderAssignments_OfficeHolders_OfficeHolderId",
                        column: x => x.OfficeHolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KinTies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstHolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondHolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Relation = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    WithdrawnReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    WithdrawnByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KinTies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KinTies_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KinTies_OfficeHolders_FirstHolderId",
                        column: x => x.FirstHolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KinTies_OfficeHolders_SecondHolderId",
                        column: x => x.SecondHolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfficeHolderPlaces",
                columns: table => new
                {
                    OfficeHolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeHolderPlaces", x => new { x.OfficeHolderId, x.CommunityId });
                    table.ForeignKey(
                        name: "FK_OfficeHolderPlaces_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OfficeHolderPlaces_OfficeHolders_OfficeHolderId",
                        column: x => x.OfficeHolderId,
                        principalTable: "OfficeHolders",
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
                name: "BodyDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentOfId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodyDocuments_Bodies_DocumentOfId",
                        column: x => x.DocumentOfId,
                        principalTable: "Bodies",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_BodyDocuments_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BuildingUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuildingUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BuildingUnits_Buildings_BuildingId",
                        column: x => x.BuildingId,
                        principalTable: "Buildings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FileSha256 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FileBytes = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Mapping = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    RowCount = table.Column<int>(type: "integer", nullable: false),
                    BlankCount = table.Column<int>(type: "integer", nullable: false),
                    IgnoredCount = table.Column<int>(type: "integer", nullable: false),
                    ValidCount = table.Column<int>(type: "integer", nullable: false),
                    FaultyCount = table.Column<int>(type: "integer", nullable: false),
                    KnownCount = table.Column<int>(type: "integer", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
                    WrittenCount = table.Column<int>(type: "integer", nullable: true),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportSessions_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImportSessions_FeeSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "FeeSources",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SourceDeclarations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    PaidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    RowCount = table.Column<int>(type: "integer", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
                    DeclaredBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DeclaredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceDeclarations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SourceDeclarations_FeeSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "FeeSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tariffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FeeType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Basis = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PriceTenThousandths = table.Column<long>(type: "bigint", nullable: false),
                    MaxUnitsPerMonth = table.Column<int>(type: "integer", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tariffs", x => x.Id);
                    table.CheckConstraint("ck_tariffs_price", "\"PriceTenThousandths\" > 0");
                    table.ForeignKey(
                        name: "FK_Tariffs_FeeSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "FeeSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeadCountAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Poor = table.Column<int>(type: "integer", nullable: false),
                    Synchronous = table.Column<int>(type: "integer", nullable: false),
                    Additions = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ProposedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ProposedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RejectedReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeadCountAmendments", x => x.Id);
                    table.CheckConstraint("ck_headcountamendments_positive", "\"Poor\" >= 0 AND \"Synchronous\" >= 0 AND \"Additions\" >= 0");
                    table.ForeignKey(
                        name: "FK_HeadCountAmendments_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountAmendments_HeadCountSnapshots_SnapshotId",
                        column: x => x.SnapshotId,
                        principalTable: "HeadCountSnapshots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountAmendments_Townships_OriginTownshipCode",
                        column: x => x.OriginTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeadCountLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    FrozenPoor = table.Column<int>(type: "integer", nullable: false),
                    FrozenSynchronous = table.Column<int>(type: "integer", nullable: false),
                    FrozenAdditions = table.Column<int>(type: "integer", nullable: false),
                    Poor = table.Column<int>(type: "integer", nullable: false),
                    Synchronous = table.Column<int>(type: "integer", nullable: false),
                    Additions = table.Column<int>(type: "integer", nullable: false),
                    ResidentNow = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeadCountLines", x => x.Id);
                    table.CheckConstraint("ck_headcountlines_positive", "\"Poor\" >= 0 AND \"Synchronous\" >= 0 AND \"Additions\" >= 0 AND \"FrozenPoor\" >= 0 AND \"FrozenSynchronous\" >= 0 AND \"FrozenAdditions\" >= 0");
                    table.CheckConstraint("ck_headcountlines_sum", "\"ResidentNow\" = \"Poor\" + \"Synchronous\" + \"Additions\"");
                    table.ForeignKey(
                        name: "FK_HeadCountLines_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountLines_HeadCountSnapshots_SnapshotId",
                        column: x => x.SnapshotId,
                        principalTable: "HeadCountSnapshots",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_HeadCountLines_Townships_OriginTownshipCode",
                        column: x => x.OriginTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeadCountPeople",
                columns: table => new
                {
                    SnapshotId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeadCountPeople", x => new { x.SnapshotId, x.ResidentId });
                    table.ForeignKey(
                        name: "FK_HeadCountPeople_HeadCountSnapshots_SnapshotId",
                        column: x => x.SnapshotId,
                        principalTable: "HeadCountSnapshots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountPeople_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountPeople_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeadCountPeople_Townships_OriginTownshipCode",
                        column: x => x.OriginTownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdHeads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdHeads", x => x.Id);
                    table.CheckConstraint("ck_householdheads_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_HouseholdHeads_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HouseholdHeads_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    RelationCode = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdMembers", x => x.Id);
                    table.CheckConstraint("ck_householdmembers_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_HouseholdMembers_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HouseholdMembers_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionNumber = table.Column<int>(type: "integer", nullable: false),
                    HolderResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountCipher = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    AccountIndex = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountIndexNext = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BankName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    BankCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Method = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    RejectedReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ReverifyAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReverifyBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReverifyReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutAccounts_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutAccounts_Residents_HolderResidentId",
                        column: x => x.HolderResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PovertySpells",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PovertySpells", x => x.Id);
                    table.CheckConstraint("ck_povertyspells_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_PovertySpells_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PayeeName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Evidence = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StatementLineId = table.Column<Guid>(type: "uuid", nullable: true),
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
                    table.PrimaryKey("PK_RecoveryCases", x => x.Id);
                    table.CheckConstraint("ck_recoverycases_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_RecoveryCases_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoveryCases_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoveryCases_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoveryCases_StatementLines_StatementLineId",
                        column: x => x.StatementLineId,
                        principalTable: "StatementLines",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RegistryChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecisionReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegistryChanges_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegistryChanges_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RegistryCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegistryCorrections_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperClaimLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    PayeeName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    PropertyFen = table.Column<long>(type: "bigint", nullable: false),
                    ElevatorFen = table.Column<long>(type: "bigint", nullable: false),
                    WaterFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperClaimLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperClaimLines_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperClaimLines_PaperClaims_ClaimId",
                        column: x => x.ClaimId,
                        principalTable: "PaperClaims",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostWaivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    GrantedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostWaivers", x => x.Id);
                    table.CheckConstraint("ck_postwaivers_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_PostWaivers_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TransferLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    FromUnit = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TransferLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TransferLetters_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityGroups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityGroups_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActivityGroups_PartyPosts_PostId",
                        column: x => x.PostId,
                        principalTable: "PartyPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slot = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AppliedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostClaims", x => x.Id);
                    table.CheckConstraint("ck_postclaims_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.CheckConstraint("ck_postclaims_slot", "\"Slot\" >= 1");
                    table.ForeignKey(
                        name: "FK_PostClaims_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PartyPosts_PostId",
                        column: x => x.PostId,
                        principalTable: "PartyPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayrollFlags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ForMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ClearedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ClearedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ClearedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClearedReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollFlags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollFlags_OfficeHolders_HolderId",
                        column: x => x.HolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayrollFlags_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayrollLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ForMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    PaidDays = table.Column<int>(type: "integer", nullable: false),
                    DaysInMonth = table.Column<int>(type: "integer", nullable: false),
                    EntitledFen = table.Column<long>(type: "bigint", nullable: false),
                    PaidBeforeFen = table.Column<long>(type: "bigint", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollLines_OfficeHolders_HolderId",
                        column: x => x.HolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayrollLines_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayrollOmissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ForMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollOmissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollOmissions_OfficeHolders_HolderId",
                        column: x => x.HolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayrollOmissions_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayrollSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Action = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    To = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollSteps_PayrollRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "PayrollRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Elections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Seats = table.Column<int>(type: "integer", nullable: false),
                    TermEnd = table.Column<DateOnly>(type: "date", nullable: true),
                    Number = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OpenedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    OpenedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    VotedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Eligible = table.Column<int>(type: "integer", nullable: true),
                    Cast = table.Column<int>(type: "integer", nullable: true),
                    Valid = table.Column<int>(type: "integer", nullable: true),
                    MinutesNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    CountedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CountedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: true),
                    NoticeNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    NoticeLastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    FilingNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FiledByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    CancelledByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Elections", x => x.Id);
                    table.CheckConstraint("ck_elections_ballots", "\"Valid\" IS NULL OR (\"Valid\" <= \"Cast\" AND \"Cast\" <= \"Eligible\")");
                    table.ForeignKey(
                        name: "FK_Elections_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Elections_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Elections_PublicNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "PublicNotices",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "NoticeLines",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    MaskedName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Building = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeLines", x => new { x.NoticeId, x.Order });
                    table.ForeignKey(
                        name: "FK_NoticeLines_PublicNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "PublicNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Objections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineOrder = table.Column<int>(type: "integer", nullable: true),
                    LineId = table.Column<Guid>(type: "uuid", nullable: true),
                    Channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    SealedContact = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Submission = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AnswerDue = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Objections_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Objections_PublicNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "PublicNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Person = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DelegationId = table.Column<Guid>(type: "uuid", nullable: true),
                    DelegationNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SeenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatures_SignatureSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "SignatureSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signatures_SigningDelegations_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "SigningDelegations",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "BatchSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Action = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    To = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BatchSteps_SubsidyBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SubsidyBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeldDebts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Decision = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ProposedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ProposedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClearedByBatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldDebts", x => x.Id);
                    table.CheckConstraint("ck_helddebts_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_HeldDebts_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeldDebts_SubsidyBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SubsidyBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineRemarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AnsweredByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineRemarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineRemarks_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineRemarks_SubsidyBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SubsidyBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubsidyExclusions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    BuildingNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    HeadName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PropertyFen = table.Column<long>(type: "bigint", nullable: false),
                    ElevatorFen = table.Column<long>(type: "bigint", nullable: false),
                    WaterFen = table.Column<long>(type: "bigint", nullable: false),
                    BaseFen = table.Column<long>(type: "bigint", nullable: false),
                    EligibleMembers = table.Column<int>(type: "integer", nullable: false),
                    LivingMembers = table.Column<int>(type: "integer", nullable: false),
                    RateBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubsidyExclusions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubsidyExclusions_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubsidyExclusions_SubsidyBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SubsidyBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubsidyHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsUpheld = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    Figures = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubsidyHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubsidyHolds_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubsidyHolds_SubsidyBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SubsidyBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupervisionSteps",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AnswerDue = table.Column<DateOnly>(type: "date", nullable: true),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupervisionSteps", x => new { x.ItemId, x.Order });
                    table.ForeignKey(
                        name: "FK_SupervisionSteps_SupervisionItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "SupervisionItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Matter = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    FollowUp = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactVisits_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactVisits_ContactLeaderAssignments_AssignmentId",
                        column: x => x.AssignmentId,
                        principalTable: "ContactLeaderAssignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dwellings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    RoomNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Floor = table.Column<int>(type: "integer", nullable: true),
                    AreaHundredths = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dwellings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dwellings_BuildingUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "BuildingUnits",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Dwellings_Buildings_BuildingId",
                        column: x => x.BuildingId,
                        principalTable: "Buildings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportFiles",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFiles", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_ImportFiles_ImportSessions_ImportId",
                        column: x => x.ImportId,
                        principalTable: "ImportSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    RowNumber = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Cells = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    Faults = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    Payload = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportRows_ImportSessions_ImportId",
                        column: x => x.ImportId,
                        principalTable: "ImportSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "SubsidyLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quarter = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Component = table.Column<int>(type: "integer", nullable: false),
                    BuildingNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PayeeResidentId = table.Column<Guid>(type: "uuid", nullable: true),
                    PayeeName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PropertyFen = table.Column<long>(type: "bigint", nullable: false),
                    ElevatorFen = table.Column<long>(type: "bigint", nullable: false),
                    WaterFen = table.Column<long>(type: "bigint", nullable: false),
                    BaseFen = table.Column<long>(type: "bigint", nullable: false),
                    EligibleMembers = table.Column<int>(type: "integer", nullable: false),
                    LivingMembers = table.Column<int>(type: "integer", nullable: false),
                    RateBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    OffsetFen = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubsidyLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubsidyLines_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubsidyLines_PayoutAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "PayoutAccounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_SubsidyLines_SubsidyBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SubsidyBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyRelations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    LetterId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyRelations", x => x.Id);
                    table.CheckConstraint("ck_partyrelations_order", "\"Until\" IS NULL OR \"Until\" > \"From\"");
                    table.ForeignKey(
                        name: "FK_PartyRelations_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyRelations_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyRelations_TransferLetters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "TransferLetters",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ActivityPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    Content = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Planned = table.Column<int>(type: "integer", nullable: false),
                    WrittenByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityPlans_ActivityGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ActivityGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupLeaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupLeaders", x => x.Id);
                    table.CheckConstraint("ck_groupleaders_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_GroupLeaders_ActivityGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ActivityGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupLeaders_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyActivities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Content = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CancelReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyActivities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartyActivities_ActivityGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ActivityGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyActivities_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: true),
                    OfficeHolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    TermEnd = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    EndNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Way = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    OriginUnit = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ElectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    OverQuotaReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    QuotaThen = table.Column<int>(type: "integer", nullable: true),
                    PeopleThen = table.Column<int>(type: "integer", nullable: true),
                    PolicyVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    EnteredBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    EnteredByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecisionNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointments", x => x.Id);
                    table.CheckConstraint("ck_appointments_order", "\"EndedOn\" IS NULL OR \"EndedOn\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_Appointments_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Appointments_BuildingUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "BuildingUnits",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Appointments_Buildings_BuildingId",
                        column: x => x.BuildingId,
                        principalTable: "Buildings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Appointments_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointments_Elections_ElectionId",
                        column: x => x.ElectionId,
                        principalTable: "Elections",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Appointments_OfficeHolders_OfficeHolderId",
                        column: x => x.OfficeHolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointments_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ElectionCandidates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CandidateOfId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    OfficeHolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nominated = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    NominatedByName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    WithdrawnReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Votes = table.Column<int>(type: "integer", nullable: true),
                    VotesOf = table.Column<int>(type: "integer", nullable: true),
                    VotesRound = table.Column<int>(type: "integer", nullable: true),
                    CheckedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ElectionCandidates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ElectionCandidates_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ElectionCandidates_Elections_CandidateOfId",
                        column: x => x.CandidateOfId,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ElectionCandidates_OfficeHolders_OfficeHolderId",
                        column: x => x.OfficeHolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DoorPlates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    HungOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemovedReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorPlates", x => x.Id);
                    table.CheckConstraint("ck_doorplates_order", "\"RemovedOn\" IS NULL OR \"RemovedOn\" >= \"HungOn\"");
                    table.ForeignKey(
                        name: "FK_DoorPlates_Buildings_BuildingId",
                        column: x => x.BuildingId,
                        principalTable: "Buildings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DoorPlates_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DoorPlates_Dwellings_DwellingId",
                        column: x => x.DwellingId,
                        principalTable: "Dwellings",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "FeeBills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    BillNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    LineNumber = table.Column<int>(type: "integer", nullable: false),
                    FeeType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ServiceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ServiceTo = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeBills", x => x.Id);
                    table.CheckConstraint("ck_feebills_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_FeeBills_Dwellings_DwellingId",
                        column: x => x.DwellingId,
                        principalTable: "Dwellings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FeeBills_FeeSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "FeeSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FeeBills_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeeReceipts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiptNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    LineNumber = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    FeeType = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Payer = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PayerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ServiceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ServiceTo = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    RefundOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    RefundedFen = table.Column<long>(type: "bigint", nullable: false),
                    AboveCeiling = table.Column<bool>(type: "boolean", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeReceipts", x => x.Id);
                    table.CheckConstraint("ck_feereceipts_amount", "\"AmountFen\" > 0");
                    table.CheckConstraint("ck_feereceipts_refunded", "\"RefundedFen\" >= 0 AND \"RefundedFen\" <= \"AmountFen\"");
                    table.CheckConstraint("ck_feereceipts_service", "\"ServiceTo\" >= \"ServiceFrom\"");
                    table.ForeignKey(
                        name: "FK_FeeReceipts_Dwellings_DwellingId",
                        column: x => x.DwellingId,
                        principalTable: "Dwellings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FeeReceipts_FeeReceipts_RefundOfId",
                        column: x => x.RefundOfId,
                        principalTable: "FeeReceipts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FeeReceipts_FeeSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "FeeSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FeeReceipts_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdStays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdStays", x => x.Id);
                    table.CheckConstraint("ck_householdstays_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_HouseholdStays_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HouseholdStays_Dwellings_DwellingId",
                        column: x => x.DwellingId,
                        principalTable: "Dwellings",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_HouseholdStays_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
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

            migrationBuilder.CreateTable(
                name: "ActivityAttendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityAttendance", x => x.Id);
                    table.CheckConstraint("ck_activityattendance_minutes", "\"Minutes\" >= 5 AND \"Minutes\" <= 1440");
                    table.ForeignKey(
                        name: "FK_ActivityAttendance_PartyActivities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "PartyActivities",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ActivityAttendance_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActivityAttendance_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityPhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(220)", maxLength: 220, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AddedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityPhotos_PartyActivities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "PartyActivities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AppointmentTerms",
                columns: table => new
                {
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    EnteredByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppointmentTerms", x => new { x.AppointmentId, x.Order });
                    table.ForeignKey(
                        name: "FK_AppointmentTerms_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppointmentTerms_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    HandedOverBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    HandedOverTo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Witness = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Handovers_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handovers_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayProposalItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MonthlyFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayProposalItems", x => x.Id);
                    table.CheckConstraint("ck_payproposalitems_amount", "\"MonthlyFen\" > 0");
                    table.ForeignKey(
                        name: "FK_PayProposalItems_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayProposalItems_OfficeHolders_HolderId",
                        column: x => x.HolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayProposalItems_PayProposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "PayProposals",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PayrollSegments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Post = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    MonthlyFen = table.Column<long>(type: "bigint", nullable: false),
                    Basis = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BasisId = table.Column<Guid>(type: "uuid", nullable: false),
                    Document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Clause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    VersionNumber = table.Column<int>(type: "integer", nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollSegments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollSegments_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayrollSegments_PayrollLines_LineId",
                        column: x => x.LineId,
                        principalTable: "PayrollLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CandidateChecks",
                columns: table => new
                {
                    CandidateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Criterion = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CandidateOfId = table.Column<Guid>(type: "uuid", nullable: false),
                    Grade = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Opinion = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CandidateChecks", x => new { x.CandidateId, x.Criterion });
                    table.ForeignKey(
                        name: "FK_CandidateChecks_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CandidateChecks_ElectionCandidates_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "ElectionCandidates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CandidateChecks_Elections_CandidateOfId",
                        column: x => x.CandidateOfId,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromHouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToHouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceiptMoves_FeeReceipts_ReceiptId",
                        column: x => x.ReceiptId,
                        principalTable: "FeeReceipts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceiptMoves_Households_FromHouseholdId",
                        column: x => x.FromHouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceiptMoves_Households_ToHouseholdId",
                        column: x => x.ToHouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubsidyEvidence",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CountedFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubsidyEvidence", x => new { x.ItemId, x.ReceiptId });
                    table.ForeignKey(
                        name: "FK_SubsidyEvidence_FeeReceipts_ReceiptId",
                        column: x => x.ReceiptId,
                        principalTable: "FeeReceipts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityPhotoContents",
                columns: table => new
                {
                    PhotoId = table.Column<Guid>(type: "uuid", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPhotoContents", x => x.PhotoId);
                    table.ForeignKey(
                        name: "FK_ActivityPhotoContents_ActivityPhotos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "ActivityPhotos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoverItems",
                columns: table => new
                {
                    HandoverId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Quantity = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverItems", x => new { x.HandoverId, x.Order });
                    table.ForeignKey(
                        name: "FK_HandoverItems_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoverItems_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "AuditChainHeads",
                columns: new[] { "Chain", "Hash", "Seal", "Sequence" },
                values: new object[] { "county", "genesis", "", 0L });

            migrationBuilder.InsertData(
                table: "PartyPosts",
                columns: new[] { "Id", "ClosedOn", "CommunityId", "Duty", "Name", "Order", "Version" },
                values: new object[,]
                {
                    { new Guid("00005061-0001-0000-0000-000000000000"), null, null, null, "政策法规宣传岗", 1, 1 },
                    { new Guid("00005061-0002-0000-0000-000000000000"), null, null, null, "社区教育服务岗", 2, 1 },
                    { new Guid("00005061-0003-0000-0000-000000000000"), null, null, null, "敬老助残服务岗", 3, 1 },
                    { new Guid("00005061-0004-0000-0000-000000000000"), null, null, null, "治安义务巡逻岗", 4, 1 },
                    { new Guid("00005061-0005-0000-0000-000000000000"), null, null, null, "民事调解岗", 5, 1 },
                    { new Guid("00005061-0006-0000-0000-000000000000"), null, null, null, "社情民意调查岗", 6, 1 },
                    { new Guid("00005061-0007-0000-0000-000000000000"), null, null, null, "文明新风倡导岗", 7, 1 },
                    { new Guid("00005061-0008-0000-0000-000000000000"), null, null, null, "公共设施维护岗", 8, 1 },
                    { new Guid("00005061-0009-0000-0000-000000000000"), null, null, null, "文体娱乐活动岗", 9, 1 },
                    { new Guid("00005061-000a-0000-0000-000000000000"), null, null, null, "社区卫生服务岗", 10, 1 }
                });

            migrationBuilder.InsertData(
                table: "PolicyBooks",
                columns: new[] { "Id", "Area", "Version" },
                values: new object[,]
                {
                    { new Guid("00000001-0000-0000-0000-000000000000"), "Subsidy", 1 },
                    { new Guid("00000002-0000-0000-0000-000000000000"), "Headcount", 1 },
                    { new Guid("00000003-0000-0000-0000-000000000000"), "Staffing", 1 },
                    { new Guid("00000004-0000-0000-0000-000000000000"), "Fund", 1 },
                    { new Guid("00000005-0000-0000-0000-000000000000"), "Notice", 1 },
                    { new Guid("00000006-0000-0000-0000-000000000000"), "Signing", 1 },
                    { new Guid("00000007-0000-0000-0000-000000000000"), "Dividend", 1 },
                    { new Guid("00000008-0000-0000-0000-000000000000"), "Party", 1 },
                    { new Guid("00000009-0000-0000-0000-000000000000"), "Points", 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityAttendance_MemberId",
                table: "ActivityAttendance",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityAttendance_MembershipId",
                table: "ActivityAttendance",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "ux_activityattendance_member",
                table: "ActivityAttendance",
                columns: new[] { "ActivityId", "MembershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivityGroups_PostId",
                table: "ActivityGroups",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "ux_activitygroups_post",
                table: "ActivityGroups",
                columns: new[] { "CommunityId", "PostId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_activityphotos_content",
                table: "ActivityPhotos",
                columns: new[] { "ActivityId", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_activityplans_period",
                table: "ActivityPlans",
                columns: new[] { "GroupId", "PeriodStart" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_CommunityId_From",
                table: "Appointments",
                columns: new[] { "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_ElectionId",
                table: "Appointments",
                column: "ElectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OfficeHolderId_From",
                table: "Appointments",
                columns: new[] { "OfficeHolderId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_PolicyVersionId",
                table: "Appointments",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_State_CommunityId",
                table: "Appointments",
                columns: new[] { "State", "CommunityId" });

            migrationBuilder.CreateIndex(
                name: "ux_appointments_building",
                table: "Appointments",
                column: "BuildingId",
                unique: true,
                filter: "\"State\" = 'Active' AND \"Post\" = 'BuildingHead'");

            migrationBuilder.CreateIndex(
                name: "ux_appointments_head",
                table: "Appointments",
                columns: new[] { "CommunityId", "Post" },
                unique: true,
                filter: "\"State\" = 'Active' AND \"Post\" IN ('BranchSecretary', 'CentreDirector', 'CommitteeChair', 'TownshipHead', 'CompanyManager')");

            migrationBuilder.CreateIndex(
                name: "ux_appointments_person",
                table: "Appointments",
                columns: new[] { "BodyId", "OfficeHolderId", "Post" },
                unique: true,
                filter: "\"State\" = 'Active' AND \"BodyId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_appointments_proposal",
                table: "Appointments",
                columns: new[] { "CommunityId", "OfficeHolderId", "Post" },
                unique: true,
                filter: "\"State\" = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ux_appointments_unit",
                table: "Appointments",
                column: "UnitId",
                unique: true,
                filter: "\"State\" = 'Active' AND \"Post\" = 'UnitHead'");

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentTerms_CommunityId",
                table: "AppointmentTerms",
                column: "CommunityId");

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
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_RootId_At",
                table: "AuditEntries",
                columns: new[] { "RootId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectId_At",
                table: "AuditEntries",
                columns: new[] { "SubjectId", "At" });

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
                name: "IX_BankStatements_BookId_ImportedAt",
                table: "BankStatements",
                columns: new[] { "BookId", "ImportedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_bankstatements_sequence",
                table: "BankStatements",
                columns: new[] { "AccountId", "Sequence" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ux_bankstatements_sha",
                table: "BankStatements",
                columns: new[] { "BookId", "Sha256" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_BatchSteps_BatchId_At",
                table: "BatchSteps",
                columns: new[] { "BatchId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BatchSteps_By_At",
                table: "BatchSteps",
                columns: new[] { "By", "At" });

            migrationBuilder.CreateIndex(
                name: "ux_bodies_kind",
                table: "Bodies",
                columns: new[] { "CommunityId", "Kind" },
                unique: true,
                filter: "\"DissolvedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BodyDocuments_CommunityId",
                table: "BodyDocuments",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "ux_bodydocuments_number",
                table: "BodyDocuments",
                columns: new[] { "DocumentOfId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_buildings_number",
                table: "Buildings",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_buildingunits_number",
                table: "BuildingUnits",
                columns: new[] { "BuildingId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CandidateChecks_CandidateOfId",
                table: "CandidateChecks",
                column: "CandidateOfId");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateChecks_CommunityId",
                table: "CandidateChecks",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Communities_DestinationTownshipCode",
                table: "Communities",
                column: "DestinationTownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_Communities_LeadTownshipCode",
                table: "Communities",
                column: "LeadTownshipCode");

            migrationBuilder.CreateIndex(
                name: "ux_communities_code",
                table: "Communities",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_communities_name",
                table: "Communities",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommunityOrigins_TownshipCode",
                table: "CommunityOrigins",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_ContactLeaderAssignments_CommunityId_From",
                table: "ContactLeaderAssignments",
                columns: new[] { "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactLeaderAssignments_OfficeHolderId",
                table: "ContactLeaderAssignments",
                column: "OfficeHolderId");

            migrationBuilder.CreateIndex(
                name: "ux_contactleaderassignments_open",
                table: "ContactLeaderAssignments",
                column: "CommunityId",
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContactVisits_AssignmentId",
                table: "ContactVisits",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactVisits_CommunityId_VisitedOn",
                table: "ContactVisits",
                columns: new[] { "CommunityId", "VisitedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DoorPlates_CommunityId_Kind_HungOn",
                table: "DoorPlates",
                columns: new[] { "CommunityId", "Kind", "HungOn" });

            migrationBuilder.CreateIndex(
                name: "ux_doorplates_building",
                table: "DoorPlates",
                column: "BuildingId",
                unique: true,
                filter: "\"RemovedOn\" IS NULL AND \"DwellingId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_doorplates_dwelling",
                table: "DoorPlates",
                column: "DwellingId",
                unique: true,
                filter: "\"RemovedOn\" IS NULL AND \"DwellingId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_dutystatements_draft",
                table: "DutyStatements",
                column: "Subject",
                unique: true,
                filter: "\"State\" = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ux_dutystatements_number",
                table: "DutyStatements",
                columns: new[] { "Subject", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_CommunityId",
                table: "Dwellings",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_UnitId",
                table: "Dwellings",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "ux_dwellings_courtyard",
                table: "Dwellings",
                columns: new[] { "BuildingId", "RoomNumber" },
                unique: true,
                filter: "\"UnitId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_dwellings_room",
                table: "Dwellings",
                columns: new[] { "BuildingId", "UnitId", "RoomNumber" },
                unique: true,
                filter: "\"UnitId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ElectionCandidates_CommunityId",
                table: "ElectionCandidates",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_ElectionCandidates_OfficeHolderId",
                table: "ElectionCandidates",
                column: "OfficeHolderId");

            migrationBuilder.CreateIndex(
                name: "ux_electioncandidates_order",
                table: "ElectionCandidates",
                columns: new[] { "CandidateOfId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_electioncandidates_person",
                table: "ElectionCandidates",
                columns: new[] { "CandidateOfId", "OfficeHolderId" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_Elections_CommunityId_OpenedAt",
                table: "Elections",
                columns: new[] { "CommunityId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Elections_NoticeId",
                table: "Elections",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_Elections_State",
                table: "Elections",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "ux_elections_filing",
                table: "Elections",
                columns: new[] { "CommunityId", "FilingNumber" },
                unique: true,
                filter: "\"FilingNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_elections_number",
                table: "Elections",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_elections_open",
                table: "Elections",
                columns: new[] { "BodyId", "Post" },
                unique: true,
                filter: "\"State\" <> 'Filed' AND \"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_CommunityId_DueOn",
                table: "FeeBills",
                columns: new[] { "CommunityId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_DwellingId_SourceId_FeeType_ServiceFrom_ServiceTo",
                table: "FeeBills",
                columns: new[] { "DwellingId", "SourceId", "FeeType", "ServiceFrom", "ServiceTo" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_HouseholdId",
                table: "FeeBills",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "ux_feebills_line",
                table: "FeeBills",
                columns: new[] { "SourceId", "BillNumber", "LineNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeeReceipts_CommunityId_PaidOn",
                table: "FeeReceipts",
                columns: new[] { "CommunityId", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeReceipts_DwellingId_SourceId_FeeType_ServiceFrom_Service~",
                table: "FeeReceipts",
                columns: new[] { "DwellingId", "SourceId", "FeeType", "ServiceFrom", "ServiceTo" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeReceipts_HouseholdId_PaidOn",
                table: "FeeReceipts",
                columns: new[] { "HouseholdId", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeReceipts_RefundOfId",
                table: "FeeReceipts",
                column: "RefundOfId");

            migrationBuilder.CreateIndex(
                name: "ux_feereceipts_line",
                table: "FeeReceipts",
                columns: new[] { "SourceId", "ReceiptNumber", "LineNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeeSources_CommunityId",
                table: "FeeSources",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "ux_feesources_code",
                table: "FeeSources",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupLeaders_MembershipId",
                table: "GroupLeaders",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "ux_groupleaders_open",
                table: "GroupLeaders",
                column: "GroupId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverItems_CommunityId",
                table: "HandoverItems",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_CommunityId",
                table: "Handovers",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "ux_handovers_appointment",
                table: "Handovers",
                column: "AppointmentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountAmendments_CommunityId",
                table: "HeadCountAmendments",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountAmendments_OriginTownshipCode",
                table: "HeadCountAmendments",
                column: "OriginTownshipCode");

            migrationBuilder.CreateIndex(
                name: "ux_headcountamendments_day",
                table: "HeadCountAmendments",
                columns: new[] { "SnapshotId", "OriginTownshipCode", "From" },
                unique: true,
                filter: "\"State\" = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "ux_headcountamendments_open",
                table: "HeadCountAmendments",
                columns: new[] { "SnapshotId", "OriginTownshipCode" },
                unique: true,
                filter: "\"State\" = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountLines_OriginTownshipCode_Year",
                table: "HeadCountLines",
                columns: new[] { "OriginTownshipCode", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountLines_SnapshotId",
                table: "HeadCountLines",
                column: "SnapshotId");

            migrationBuilder.CreateIndex(
                name: "ux_headcountlines_origin",
                table: "HeadCountLines",
                columns: new[] { "CommunityId", "Year", "OriginTownshipCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountPeople_HouseholdId",
                table: "HeadCountPeople",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountPeople_OriginTownshipCode",
                table: "HeadCountPeople",
                column: "OriginTownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountPeople_ResidentId",
                table: "HeadCountPeople",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountPeople_SnapshotId_HouseholdNumber",
                table: "HeadCountPeople",
                columns: new[] { "SnapshotId", "HouseholdNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountSnapshots_PolicyVersionId",
                table: "HeadCountSnapshots",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_HeadCountSnapshots_Year_State",
                table: "HeadCountSnapshots",
                columns: new[] { "Year", "State" });

            migrationBuilder.CreateIndex(
                name: "ux_headcountsnapshots_year",
                table: "HeadCountSnapshots",
                columns: new[] { "CommunityId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeldDebts_BatchId",
                table: "HeldDebts",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_HeldDebts_ClearedByBatchId",
                table: "HeldDebts",
                column: "ClearedByBatchId");

            migrationBuilder.CreateIndex(
                name: "IX_HeldDebts_CommunityId_State",
                table: "HeldDebts",
                columns: new[] { "CommunityId", "State" });

            migrationBuilder.CreateIndex(
                name: "ux_helddebts_open",
                table: "HeldDebts",
                columns: new[] { "HouseholdId", "Quarter" },
                unique: true,
                filter: "\"State\" <> 'Decided' AND \"State\" <> 'Cleared'");

            migrationBuilder.CreateIndex(
                name: "ux_holidayyears_year",
                table: "HolidayYears",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdHeads_HouseholdId_From",
                table: "HouseholdHeads",
                columns: new[] { "HouseholdId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdHeads_ResidentId",
                table: "HouseholdHeads",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "ux_householdheads_open",
                table: "HouseholdHeads",
                column: "HouseholdId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdMembers_HouseholdId_From",
                table: "HouseholdMembers",
                columns: new[] { "HouseholdId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdMembers_ResidentId_From",
                table: "HouseholdMembers",
                columns: new[] { "ResidentId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_householdmembers_open",
                table: "HouseholdMembers",
                column: "ResidentId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Households_CommunityId_Number",
                table: "Households",
                columns: new[] { "CommunityId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Households_Number_Id_FormedOn_EndedOn",
                table: "Households",
                columns: new[] { "Number", "Id", "FormedOn", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Households_OriginTownshipCode",
                table: "Households",
                column: "OriginTownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_Households_PredecessorId",
                table: "Households",
                column: "PredecessorId");

            migrationBuilder.CreateIndex(
                name: "IX_Households_SuccessorId",
                table: "Households",
                column: "SuccessorId");

            migrationBuilder.CreateIndex(
                name: "ux_households_number",
                table: "Households",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdStays_CommunityId_From",
                table: "HouseholdStays",
                columns: new[] { "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdStays_DwellingId_From",
                table: "HouseholdStays",
                columns: new[] { "DwellingId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdStays_HouseholdId_From",
                table: "HouseholdStays",
                columns: new[] { "HouseholdId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_householdstays_open",
                table: "HouseholdStays",
                column: "HouseholdId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotencyRecords_At",
                table: "IdempotencyRecords",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ImportProfiles_CommunityId_Kind_HeaderSignature",
                table: "ImportProfiles",
                columns: new[] { "CommunityId", "Kind", "HeaderSignature" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_ImportId_State_RowNumber",
                table: "ImportRows",
                columns: new[] { "ImportId", "State", "RowNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportSessions_CommunityId_MadeAt",
                table: "ImportSessions",
                columns: new[] { "CommunityId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportSessions_FileSha256",
                table: "ImportSessions",
                column: "FileSha256");

            migrationBuilder.CreateIndex(
                name: "IX_ImportSessions_SourceId",
                table: "ImportSessions",
                column: "SourceId");

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
                name: "IX_KinTies_CommunityId_RecordedAt",
                table: "KinTies",
                columns: new[] { "CommunityId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_KinTies_SecondHolderId",
                table: "KinTies",
                column: "SecondHolderId");

            migrationBuilder.CreateIndex(
                name: "ux_kinties_pair",
                table: "KinTies",
                columns: new[] { "FirstHolderId", "SecondHolderId" },
                unique: true,
                filter: "\"IsWithdrawn\" = FALSE");

            migrationBuilder.CreateIndex(
                name: "ux_ledgerbooks_fund",
                table: "LedgerBooks",
                column: "Fund",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LineRemarks_BatchId_HouseholdId",
                table: "LineRemarks",
                columns: new[] { "BatchId", "HouseholdId" });

            migrationBuilder.CreateIndex(
                name: "IX_LineRemarks_HouseholdId",
                table: "LineRemarks",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_MaturityDecisions_CommunityId_From",
                table: "MaturityDecisions",
                columns: new[] { "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_noticelines_line",
                table: "NoticeLines",
                columns: new[] { "NoticeId", "LineId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Objections_CommunityId_State_AnswerDue",
                table: "Objections",
                columns: new[] { "CommunityId", "State", "AnswerDue" });

            migrationBuilder.CreateIndex(
                name: "IX_Objections_NoticeId_State",
                table: "Objections",
                columns: new[] { "NoticeId", "State" });

            migrationBuilder.CreateIndex(
                name: "ux_objections_submission",
                table: "Objections",
                column: "Submission",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolderPlaces_CommunityId",
                table: "OfficeHolderPlaces",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_Name_Id",
                table: "OfficeHolders",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_OriginTownshipCode",
                table: "OfficeHolders",
                column: "OriginTownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_PhoneIndex",
                table: "OfficeHolders",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "IX_OfficeHolders_ResidentId",
                table: "OfficeHolders",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "ux_officeholders_idnumber",
                table: "OfficeHolders",
                column: "IdNumberIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_officeholders_idnumbernext",
                table: "OfficeHolders",
                column: "IdNumberIndexNext",
                unique: true,
                filter: "\"IdNumberIndexNext\" IS NOT NULL");

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
                name: "IX_PaperClaimLines_HouseholdId",
                table: "PaperClaimLines",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "ux_paperclaimlines_household",
                table: "PaperClaimLines",
                columns: new[] { "ClaimId", "HouseholdId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperClaims_CommunityId",
                table: "PaperClaims",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperClaims_State_MadeAt",
                table: "PaperClaims",
                columns: new[] { "State", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "ux_paperclaims_open",
                table: "PaperClaims",
                columns: new[] { "CommunityId", "Quarter" },
                unique: true,
                filter: "\"State\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_PartyActivities_CommunityId_HeldOn",
                table: "PartyActivities",
                columns: new[] { "CommunityId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "ux_partyactivities_what",
                table: "PartyActivities",
                columns: new[] { "GroupId", "HeldOn", "Title" },
                unique: true,
                filter: "\"State\" = 'Held'");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMembers_PhoneIndex",
                table: "PartyMembers",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "ux_partymembers_idnumber",
                table: "PartyMembers",
                column: "IdNumberIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_partymembers_idnumbernext",
                table: "PartyMembers",
                column: "IdNumberIndexNext",
                unique: true,
                filter: "\"IdNumberIndexNext\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMemberships_CommunityId_Since",
                table: "PartyMemberships",
                columns: new[] { "CommunityId", "Since" });

            migrationBuilder.CreateIndex(
                name: "ux_partymemberships_open",
                table: "PartyMemberships",
                columns: new[] { "MemberId", "CommunityId" },
                unique: true,
                filter: "\"LeftOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_partyposts_name",
                table: "PartyPosts",
                columns: new[] { "CommunityId", "Name" },
                unique: true,
                filter: "\"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyRelations_LetterId",
                table: "PartyRelations",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyRelations_MembershipId_From",
                table: "PartyRelations",
                columns: new[] { "MembershipId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_partyrelations_open",
                table: "PartyRelations",
                column: "MembershipId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_partyrelations_single",
                table: "PartyRelations",
                column: "MemberId",
                unique: true,
                filter: "\"Until\" IS NULL AND \"Kind\" = 'Single'");

            migrationBuilder.CreateIndex(
                name: "IX_PasswordHistory_UserId_At",
                table: "PasswordHistory",
                columns: new[] { "UserId", "At" });

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
                name: "IX_PayoutAccounts_AccountIndex_State_HouseholdId",
                table: "PayoutAccounts",
                columns: new[] { "AccountIndex", "State", "HouseholdId" });

            migrationBuilder.CreateIndex(
                name: "IX_PayoutAccounts_HolderResidentId",
                table: "PayoutAccounts",
                column: "HolderResidentId");

            migrationBuilder.CreateIndex(
                name: "ux_payoutaccounts_version",
                table: "PayoutAccounts",
                columns: new[] { "HouseholdId", "VersionNumber" },
                unique: true);

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
                name: "IX_PayProposalItems_AppointmentId",
                table: "PayProposalItems",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_PayProposalItems_HolderId",
                table: "PayProposalItems",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "ux_payproposalitems_appointment",
                table: "PayProposalItems",
                columns: new[] { "ProposalId", "AppointmentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayProposals_MadeAt_Id",
                table: "PayProposals",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PayProposals_State_CommunityId",
                table: "PayProposals",
                columns: new[] { "State", "CommunityId" });

            migrationBuilder.CreateIndex(
                name: "ux_payproposals_meeting",
                table: "PayProposals",
                columns: new[] { "CommunityId", "MeetingNumber" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollFlags_HolderId",
                table: "PayrollFlags",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollFlags_State_CommunityId",
                table: "PayrollFlags",
                columns: new[] { "State", "CommunityId" });

            migrationBuilder.CreateIndex(
                name: "ux_payrollflags_holder",
                table: "PayrollFlags",
                columns: new[] { "RunId", "Kind", "HolderId", "ForMonth" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollLines_HolderId_ForMonth",
                table: "PayrollLines",
                columns: new[] { "HolderId", "ForMonth" });

            migrationBuilder.CreateIndex(
                name: "ux_payrolllines_holder",
                table: "PayrollLines",
                columns: new[] { "RunId", "HolderId", "ForMonth" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollOmissions_HolderId",
                table: "PayrollOmissions",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "ux_payrollomissions_position",
                table: "PayrollOmissions",
                columns: new[] { "RunId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollRuns_Month_State",
                table: "PayrollRuns",
                columns: new[] { "Month", "State" });

            migrationBuilder.CreateIndex(
                name: "ux_payrollruns_month",
                table: "PayrollRuns",
                columns: new[] { "CommunityId", "Month" },
                unique: true,
                filter: "\"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "ux_payrollruns_open",
                table: "PayrollRuns",
                column: "CommunityId",
                unique: true,
                filter: "\"State\" <> 'Approved' AND \"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollSegments_AppointmentId",
                table: "PayrollSegments",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_PayrollSegments_RunId",
                table: "PayrollSegments",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "ux_payrollsegments_position",
                table: "PayrollSegments",
                columns: new[] { "LineId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollSteps_RunId_At",
                table: "PayrollSteps",
                columns: new[] { "RunId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PayStandards_State_EffectiveFrom",
                table: "PayStandards",
                columns: new[] { "State", "EffectiveFrom" });

            migrationBuilder.CreateIndex(
                name: "ux_paystandards_version",
                table: "PayStandards",
                column: "VersionNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_policybooks_area",
                table: "PolicyBooks",
                column: "Area",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PolicyVersions_Area_EffectiveFrom",
                table: "PolicyVersions",
                columns: new[] { "Area", "EffectiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_CommunityId_State_AppliedOn",
                table: "PostClaims",
                columns: new[] { "CommunityId", "State", "AppliedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_MemberId_From",
                table: "PostClaims",
                columns: new[] { "MemberId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_PolicyVersionId",
                table: "PostClaims",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_PostId_CommunityId_From",
                table: "PostClaims",
                columns: new[] { "PostId", "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_postclaims_post",
                table: "PostClaims",
                columns: new[] { "MembershipId", "PostId" },
                unique: true,
                filter: "\"State\" IN ('Applied', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ux_postclaims_slot",
                table: "PostClaims",
                columns: new[] { "MemberId", "Slot" },
                unique: true,
                filter: "\"State\" IN ('Applied', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ux_postwaivers_open",
                table: "PostWaivers",
                column: "MembershipId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PovertySpells_HouseholdId_From",
                table: "PovertySpells",
                columns: new[] { "HouseholdId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_povertyspells_open",
                table: "PovertySpells",
                column: "HouseholdId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PublicNotices_CommunityId_PublishedAt",
                table: "PublicNotices",
                columns: new[] { "CommunityId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicNotices_PolicyVersionId",
                table: "PublicNotices",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicNotices_State_LastDay",
                table: "PublicNotices",
                columns: new[] { "State", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "ux_publicnotices_code",
                table: "PublicNotices",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_publicnotices_number",
                table: "PublicNotices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_publicnotices_subject",
                table: "PublicNotices",
                columns: new[] { "Kind", "SubjectId" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptMoves_FromHouseholdId",
                table: "ReceiptMoves",
                column: "FromHouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptMoves_ReceiptId",
                table: "ReceiptMoves",
                column: "ReceiptId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptMoves_ToHouseholdId",
                table: "ReceiptMoves",
                column: "ToHouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_BookId",
                table: "RecoveryCases",
                column: "BookId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_CommunityId",
                table: "RecoveryCases",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_HouseholdId",
                table: "RecoveryCases",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_State_RequestedAt",
                table: "RecoveryCases",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_StatementLineId",
                table: "RecoveryCases",
                column: "StatementLineId");

            migrationBuilder.CreateIndex(
                name: "ux_recoverycases_number",
                table: "RecoveryCases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_recoverycases_subject",
                table: "RecoveryCases",
                column: "SubjectId",
                unique: true,
                filter: "\"State\" <> 'Rejected'");

            migrationBuilder.CreateIndex(
                name: "IX_RegistryChanges_CommunityId_State",
                table: "RegistryChanges",
                columns: new[] { "CommunityId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_RegistryChanges_HouseholdId",
                table: "RegistryChanges",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_RegistryChanges_ResidentId",
                table: "RegistryChanges",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_RegistryCorrections_HouseholdId_At",
                table: "RegistryCorrections",
                columns: new[] { "HouseholdId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Residents_Name_Id",
                table: "Residents",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Residents_PhoneIndex",
                table: "Residents",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "ux_residents_idnumber",
                table: "Residents",
                column: "IdNumberIndex",
                unique: true,
                filter: "\"IdNumberIndex\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_residents_idnumbernext",
                table: "Residents",
                column: "IdNumberIndexNext",
                unique: true,
                filter: "\"IdNumberIndexNext\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_resultimports_sha",
                table: "ResultImports",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResultRows_EndToEndId_ImportId",
                table: "ResultRows",
                columns: new[] { "EndToEndId", "ImportId" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_DelegationId",
                table: "Signatures",
                column: "DelegationId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_Person",
                table: "Signatures",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "ux_signatures_person",
                table: "Signatures",
                columns: new[] { "SheetId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_signatures_step",
                table: "Signatures",
                columns: new[] { "SheetId", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignatureSheets_CommunityId",
                table: "SignatureSheets",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_SignatureSheets_Kind_SubjectId_OpenedAt",
                table: "SignatureSheets",
                columns: new[] { "Kind", "SubjectId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SignatureSheets_Maker",
                table: "SignatureSheets",
                column: "Maker");

            migrationBuilder.CreateIndex(
                name: "IX_SignatureSheets_PolicyVersionId",
                table: "SignatureSheets",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_SignatureSheets_State_CommunityId",
                table: "SignatureSheets",
                columns: new[] { "State", "CommunityId" });

            migrationBuilder.CreateIndex(
                name: "ux_signaturesheets_subject",
                table: "SignatureSheets",
                columns: new[] { "Kind", "SubjectId" },
                unique: true,
                filter: "\"State\" <> 'Void'");

            migrationBuilder.CreateIndex(
                name: "IX_SigningDelegations_CommunityId_LastDay",
                table: "SigningDelegations",
                columns: new[] { "CommunityId", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_SigningDelegations_Substitute_LastDay",
                table: "SigningDelegations",
                columns: new[] { "Substitute", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_SignIns_At",
                table: "SignIns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SignIns_UserId_At",
                table: "SignIns",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInTries_At",
                table: "SignInTries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "ux_sourcedeclarations_quarter",
                table: "SourceDeclarations",
                columns: new[] { "SourceId", "Quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_BookId_Match",
                table: "StatementLines",
                columns: new[] { "BookId", "Match" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_MatchId",
                table: "StatementLines",
                column: "MatchId");

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_OrderId",
                table: "StatementLines",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_StatementId_Line",
                table: "StatementLines",
                columns: new[] { "StatementId", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_StatementId_Reference",
                table: "StatementLines",
                columns: new[] { "StatementId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "ux_statementlines_identity",
                table: "StatementLines",
                columns: new[] { "AccountId", "Identity" },
                unique: true,
                filter: "\"IsCurrent\" = TRUE");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyBatches_PolicyVersionId",
                table: "SubsidyBatches",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyBatches_Quarter_State",
                table: "SubsidyBatches",
                columns: new[] { "Quarter", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyBatches_State_Quarter",
                table: "SubsidyBatches",
                columns: new[] { "State", "Quarter" });

            migrationBuilder.CreateIndex(
                name: "ux_subsidybatches_quarter",
                table: "SubsidyBatches",
                columns: new[] { "CommunityId", "Quarter", "SupplementNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyEvidence_BatchId",
                table: "SubsidyEvidence",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyEvidence_ReceiptId",
                table: "SubsidyEvidence",
                column: "ReceiptId");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyExclusions_BatchId_HouseholdNumber",
                table: "SubsidyExclusions",
                columns: new[] { "BatchId", "HouseholdNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyExclusions_HouseholdId",
                table: "SubsidyExclusions",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "ux_subsidyexclusions_household",
                table: "SubsidyExclusions",
                columns: new[] { "BatchId", "HouseholdId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyHolds_BatchId",
                table: "SubsidyHolds",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyHolds_CommunityId_Quarter",
                table: "SubsidyHolds",
                columns: new[] { "CommunityId", "Quarter" });

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyHolds_HouseholdId",
                table: "SubsidyHolds",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "ux_subsidyholds_line",
                table: "SubsidyHolds",
                column: "LineId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyLines_AccountId",
                table: "SubsidyLines",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyLines_BatchId_HouseholdNumber",
                table: "SubsidyLines",
                columns: new[] { "BatchId", "HouseholdNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyLines_PayeeResidentId",
                table: "SubsidyLines",
                column: "PayeeResidentId");

            migrationBuilder.CreateIndex(
                name: "ux_subsidylines_household",
                table: "SubsidyLines",
                columns: new[] { "HouseholdId", "Quarter", "Component" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionItems_CommunityId_State_AnswerDue",
                table: "SupervisionItems",
                columns: new[] { "CommunityId", "State", "AnswerDue" });

            migrationBuilder.CreateIndex(
                name: "IX_Tariffs_CommunityId_FeeType_ValidFrom",
                table: "Tariffs",
                columns: new[] { "CommunityId", "FeeType", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "ux_tariffs_from",
                table: "Tariffs",
                columns: new[] { "SourceId", "FeeType", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_transferletters_number",
                table: "TransferLetters",
                columns: new[] { "MembershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserGrants_CommunityId",
                table: "UserGrants",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_UserGrants_TownshipCode",
                table: "UserGrants",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_UserGrants_UserId_Role",
                table: "UserGrants",
                columns: new[] { "UserId", "Role" });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Users",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Users_PersonIndex",
                table: "Users",
                column: "PersonIndex");

            migrationBuilder.CreateIndex(
                name: "IX_Users_PersonIndexNext",
                table: "Users",
                column: "PersonIndexNext");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Users",
                column: "NormalizedUserName",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActivityAttendance");

            migrationBuilder.DropTable(
                name: "ActivityPhotoContents");

            migrationBuilder.DropTable(
                name: "ActivityPlans");

            migrationBuilder.DropTable(
                name: "AppointmentTerms");

            migrationBuilder.DropTable(
                name: "Appropriations");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditChainHeads");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "BankDirectory");

            migrationBuilder.DropTable(
                name: "BatchSteps");

            migrationBuilder.DropTable(
                name: "BodyDocuments");

            migrationBuilder.DropTable(
                name: "CandidateChecks");

            migrationBuilder.DropTable(
                name: "CommunityOrigins");

            migrationBuilder.DropTable(
                name: "ContactVisits");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DoorPlates");

            migrationBuilder.DropTable(
                name: "DutyStatements");

            migrationBuilder.DropTable(
                name: "FeeBills");

            migrationBuilder.DropTable(
                name: "GroupLeaders");

            migrationBuilder.DropTable(
                name: "HandoverItems");

            migrationBuilder.DropTable(
                name: "HeadCountAmendments");

            migrationBuilder.DropTable(
                name: "HeadCountLines");

            migrationBuilder.DropTable(
                name: "HeadCountPeople");

            migrationBuilder.DropTable(
                name: "HeldDebts");

            migrationBuilder.DropTable(
                name: "HolidayDays");

            migrationBuilder.DropTable(
                name: "HouseholdHeads");

            migrationBuilder.DropTable(
                name: "HouseholdMembers");

            migrationBuilder.DropTable(
                name: "HouseholdStays");

            migrationBuilder.DropTable(
                name: "IdempotencyRecords");

            migrationBuilder.DropTable(
                name: "ImportFiles");

            migrationBuilder.DropTable(
                name: "ImportProfiles");

            migrationBuilder.DropTable(
                name: "ImportRows");

            migrationBuilder.DropTable(
                name: "JournalPostings");

            migrationBuilder.DropTable(
                name: "KinTies");

            migrationBuilder.DropTable(
                name: "LedgerBalances");

            migrationBuilder.DropTable(
                name: "LedgerNumbers");

            migrationBuilder.DropTable(
                name: "LineRemarks");

            migrationBuilder.DropTable(
                name: "MaturityDecisions");

            migrationBuilder.DropTable(
                name: "NoticeLines");

            migrationBuilder.DropTable(
                name: "Objections");

            migrationBuilder.DropTable(
                name: "OfficeHolderPlaces");

            migrationBuilder.DropTable(
                name: "OrderWriteOffs");

            migrationBuilder.DropTable(
                name: "PaperClaimLines");

            migrationBuilder.DropTable(
                name: "PartyRelations");

            migrationBuilder.DropTable(
                name: "PasswordHistory");

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
                name: "PayProposalItems");

            migrationBuilder.DropTable(
                name: "PayrollFlags");

            migrationBuilder.DropTable(
                name: "PayrollOmissions");

            migrationBuilder.DropTable(
                name: "PayrollSegments");

            migrationBuilder.DropTable(
                name: "PayrollSteps");

            migrationBuilder.DropTable(
                name: "PayStandards");

            migrationBuilder.DropTable(
                name: "PolicyBooks");

            migrationBuilder.DropTable(
                name: "PolicyValues");

            migrationBuilder.DropTable(
                name: "PostClaims");

            migrationBuilder.DropTable(
                name: "PostWaivers");

            migrationBuilder.DropTable(
                name: "PovertySpells");

            migrationBuilder.DropTable(
                name: "ReceiptMoves");

            migrationBuilder.DropTable(
                name: "RecoveryCases");

            migrationBuilder.DropTable(
                name: "RegistryChanges");

            migrationBuilder.DropTable(
                name: "RegistryCorrections");

            migrationBuilder.DropTable(
                name: "ResultRows");

            migrationBuilder.DropTable(
                name: "Signatures");

            migrationBuilder.DropTable(
                name: "SignIns");

            migrationBuilder.DropTable(
                name: "SignInTries");

            migrationBuilder.DropTable(
                name: "SourceDeclarations");

            migrationBuilder.DropTable(
                name: "SubsidyEvidence");

            migrationBuilder.DropTable(
                name: "SubsidyExclusions");

            migrationBuilder.DropTable(
                name: "SubsidyHolds");

            migrationBuilder.DropTable(
                name: "SubsidyLines");

            migrationBuilder.DropTable(
                name: "SupervisionSteps");

            migrationBuilder.DropTable(
                name: "Tariffs");

            migrationBuilder.DropTable(
                name: "UserGrants");

            migrationBuilder.DropTable(
                name: "WorkLeases");

            migrationBuilder.DropTable(
                name: "ActivityPhotos");

            migrationBuilder.DropTable(
                name: "ElectionCandidates");

            migrationBuilder.DropTable(
                name: "ContactLeaderAssignments");

            migrationBuilder.DropTable(
                name: "Handovers");

            migrationBuilder.DropTable(
                name: "HeadCountSnapshots");

            migrationBuilder.DropTable(
                name: "HolidayYears");

            migrationBuilder.DropTable(
                name: "ImportSessions");

            migrationBuilder.DropTable(
                name: "JournalEntries");

            migrationBuilder.DropTable(
                name: "PaperClaims");

            migrationBuilder.DropTable(
                name: "TransferLetters");

            migrationBuilder.DropTable(
                name: "PaymentOrders");

            migrationBuilder.DropTable(
                name: "PayProposals");

            migrationBuilder.DropTable(
                name: "PayrollLines");

            migrationBuilder.DropTable(
                name: "StatementLines");

            migrationBuilder.DropTable(
                name: "ResultImports");

            migrationBuilder.DropTable(
                name: "SignatureSheets");

            migrationBuilder.DropTable(
                name: "SigningDelegations");

            migrationBuilder.DropTable(
                name: "FeeReceipts");

            migrationBuilder.DropTable(
                name: "SubsidyBatches");

            migrationBuilder.DropTable(
                name: "SupervisionItems");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "PartyActivities");

            migrationBuilder.DropTable(
                name: "Appointments");

            migrationBuilder.DropTable(
                name: "PartyMemberships");

            migrationBuilder.DropTable(
                name: "PayoutAccounts");

            migrationBuilder.DropTable(
                name: "PayoutFiles");

            migrationBuilder.DropTable(
                name: "PayrollRuns");

            migrationBuilder.DropTable(
                name: "BankStatements");

            migrationBuilder.DropTable(
                name: "Dwellings");

            migrationBuilder.DropTable(
                name: "FeeSources");

            migrationBuilder.DropTable(
                name: "ActivityGroups");

            migrationBuilder.DropTable(
                name: "Elections");

            migrationBuilder.DropTable(
                name: "OfficeHolders");

            migrationBuilder.DropTable(
                name: "PartyMembers");

            migrationBuilder.DropTable(
                name: "Households");

            migrationBuilder.DropTable(
                name: "BankProfiles");

            migrationBuilder.DropTable(
                name: "PayoutReleases");

            migrationBuilder.DropTable(
                name: "BuildingUnits");

            migrationBuilder.DropTable(
                name: "PartyPosts");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropTable(
                name: "PublicNotices");

            migrationBuilder.DropTable(
                name: "Residents");

            migrationBuilder.DropTable(
                name: "LedgerBooks");

            migrationBuilder.DropTable(
                name: "Buildings");

            migrationBuilder.DropTable(
                name: "PolicyVersions");

            migrationBuilder.DropTable(
                name: "Communities");

            migrationBuilder.DropTable(
                name: "Townships");
        }
    }
}
