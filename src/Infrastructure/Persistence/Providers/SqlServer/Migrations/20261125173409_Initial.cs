using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer.Migrations
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
                    Chain = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Seal = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChainHeads", x => x.Chain);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Chain = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ActorPerson = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SubjectType = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SubjectId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RootId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    RowCount = table.Column<int>(type: "int", nullable: true),
                    RowsDigest = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RequestId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PreviousHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.Chain, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyRecords",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "nvarchar(36)", maxLength: 36, nullable: false),
                    Route = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    BodyHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyRecords", x => new { x.Caller, x.Route, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ImportProfiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    HeaderSignature = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportProfiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PolicyBooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Area = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyBooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PolicyVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Area = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DocumentTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Writers = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    PublishedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    PublishedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReturnedReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LastUsedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Residents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    IdNumberIndex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IdNumberIndexNext = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IdNumberWaiver = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RelocationKind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    EthnicGroup = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Education = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PoliticalStatus = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Health = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LabourAbility = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInTries",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInTries", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Townships",
                columns: table => new
                {
                    Code = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Townships", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Organisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PersonIndex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PersonIndexNext = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IdNumberCipher = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IdNumberMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PasswordChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "bit", nullable: false),
                    IsDisabled = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkLeases",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkLeases", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "PolicyValues",
                columns: table => new
                {
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Clause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Form = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    DestinationTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    LeadTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OccupiedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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
                    LoginProvider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                name: "Buildings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Storeys = table.Column<int>(type: "int", nullable: false),
                    HasElevator = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "Households",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    RelocationKind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Confirmation = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndKind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    SuccessorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PredecessorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "SubsidyBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    SupplementNumber = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CompiledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CompiledBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    CompiledByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RequestedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    RequestedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RefusalCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RefusalMessage = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PaperReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "UserGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    TownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: true),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
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
                name: "BuildingUnits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileSha256 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileBytes = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    RowCount = table.Column<int>(type: "int", nullable: false),
                    BlankCount = table.Column<int>(type: "int", nullable: false),
                    IgnoredCount = table.Column<int>(type: "int", nullable: false),
                    ValidCount = table.Column<int>(type: "int", nullable: false),
                    FaultyCount = table.Column<int>(type: "int", nullable: false),
                    KnownCount = table.Column<int>(type: "int", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
                    WrittenCount = table.Column<int>(type: "int", nullable: true),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CommittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    PaidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    RowCount = table.Column<int>(type: "int", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
                    DeclaredBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    DeclaredAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FeeType = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    PriceTenThousandths = table.Column<long>(type: "bigint", nullable: false),
                    MaxUnitsPerMonth = table.Column<int>(type: "int", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "HouseholdHeads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RelationCode = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VersionNumber = table.Column<int>(type: "int", nullable: false),
                    HolderResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AccountCipher = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AccountIndex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AccountIndexNext = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AccountMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BankName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Method = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    RejectedReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
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
                name: "RegistryChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecisionReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "SubsidyExclusions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    BuildingNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    HeadName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PropertyFen = table.Column<long>(type: "bigint", nullable: false),
                    ElevatorFen = table.Column<long>(type: "bigint", nullable: false),
                    WaterFen = table.Column<long>(type: "bigint", nullable: false),
                    BaseFen = table.Column<long>(type: "bigint", nullable: false),
                    EligibleMembers = table.Column<int>(type: "int", nullable: false),
                    LivingMembers = table.Column<int>(type: "int", nullable: false),
                    RateBasisPoints = table.Column<int>(type: "int", nullable: false),
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
                name: "Dwellings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RoomNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Floor = table.Column<int>(type: "int", nullable: true),
                    AreaHundredths = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RowNumber = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Cells = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Faults = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
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
                name: "SubsidyLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    Component = table.Column<int>(type: "int", nullable: false),
                    BuildingNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PayeeResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PayeeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AccountMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PropertyFen = table.Column<long>(type: "bigint", nullable: false),
                    ElevatorFen = table.Column<long>(type: "bigint", nullable: false),
                    WaterFen = table.Column<long>(type: "bigint", nullable: false),
                    BaseFen = table.Column<long>(type: "bigint", nullable: false),
                    EligibleMembers = table.Column<int>(type: "int", nullable: false),
                    LivingMembers = table.Column<int>(type: "int", nullable: false),
                    RateBasisPoints = table.Column<int>(type: "int", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false)
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
                name: "FeeBills",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BillNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    LineNumber = table.Column<int>(type: "int", nullable: false),
                    FeeType = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ServiceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ServiceTo = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    LineNumber = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    FeeType = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Payer = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    PayerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ServiceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ServiceTo = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    RefundOfId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RefundedFen = table.Column<long>(type: "bigint", nullable: false),
                    AboveCeiling = table.Column<bool>(type: "bit", nullable: false),
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RecordedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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
                name: "SubsidyEvidence",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
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

            migrationBuilder.InsertData(
                table: "AuditChainHeads",
                columns: new[] { "Chain", "Hash", "Seal", "Sequence" },
                values: new object[] { "county", "genesis", "", 0L });

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
                filter: "[UnitId] IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_dwellings_room",
                table: "Dwellings",
                columns: new[] { "BuildingId", "UnitId", "RoomNumber" },
                unique: true,
                filter: "[UnitId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_CommunityId_DueOn",
                table: "FeeBills",
                columns: new[] { "CommunityId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_DwellingId",
                table: "FeeBills",
                column: "DwellingId");

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
                name: "IX_FeeReceipts_DwellingId",
                table: "FeeReceipts",
                column: "DwellingId");

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
                filter: "[Until] IS NULL");

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
                filter: "[Until] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Households_CommunityId_Number",
                table: "Households",
                columns: new[] { "CommunityId", "Number" });

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
                filter: "[Until] IS NULL");

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
                name: "IX_PasswordHistory_UserId_At",
                table: "PasswordHistory",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PayoutAccounts_AccountIndex",
                table: "PayoutAccounts",
                column: "AccountIndex");

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
                name: "ux_policybooks_area",
                table: "PolicyBooks",
                column: "Area",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PolicyVersions_Area_EffectiveFrom",
                table: "PolicyVersions",
                columns: new[] { "Area", "EffectiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_PovertySpells_HouseholdId_From",
                table: "PovertySpells",
                columns: new[] { "HouseholdId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_povertyspells_open",
                table: "PovertySpells",
                column: "HouseholdId",
                unique: true,
                filter: "[Until] IS NULL");

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
                name: "IX_Residents_Name",
                table: "Residents",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Residents_PhoneIndex",
                table: "Residents",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "ux_residents_idnumber",
                table: "Residents",
                column: "IdNumberIndex",
                unique: true,
                filter: "[IdNumberIndex] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_residents_idnumbernext",
                table: "Residents",
                column: "IdNumberIndexNext",
                unique: true,
                filter: "[IdNumberIndexNext] IS NOT NULL");

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
                name: "IX_SubsidyBatches_PolicyVersionId",
                table: "SubsidyBatches",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyBatches_Quarter_State",
                table: "SubsidyBatches",
                columns: new[] { "Quarter", "State" });

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
                name: "IX_Tariffs_CommunityId_FeeType_ValidFrom",
                table: "Tariffs",
                columns: new[] { "CommunityId", "FeeType", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "ux_tariffs_from",
                table: "Tariffs",
                columns: new[] { "SourceId", "FeeType", "ValidFrom" },
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
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "CommunityOrigins");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "FeeBills");

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
                name: "PasswordHistory");

            migrationBuilder.DropTable(
                name: "PolicyBooks");

            migrationBuilder.DropTable(
                name: "PolicyValues");

            migrationBuilder.DropTable(
                name: "PovertySpells");

            migrationBuilder.DropTable(
                name: "RegistryChanges");

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
                name: "SubsidyLines");

            migrationBuilder.DropTable(
                name: "Tariffs");

            migrationBuilder.DropTable(
                name: "UserGrants");

            migrationBuilder.DropTable(
                name: "WorkLeases");

            migrationBuilder.DropTable(
                name: "ImportSessions");

            migrationBuilder.DropTable(
                name: "FeeReceipts");

            migrationBuilder.DropTable(
                name: "PayoutAccounts");

            migrationBuilder.DropTable(
                name: "SubsidyBatches");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "Dwellings");

            migrationBuilder.DropTable(
                name: "FeeSources");

            migrationBuilder.DropTable(
                name: "Households");

            migrationBuilder.DropTable(
                name: "Residents");

            migrationBuilder.DropTable(
                name: "PolicyVersions");

            migrationBuilder.DropTable(
                name: "BuildingUnits");

            migrationBuilder.DropTable(
                name: "Buildings");

            migrationBuilder.DropTable(
                name: "Communities");

            migrationBuilder.DropTable(
                name: "Townships");
        }
    }
}
