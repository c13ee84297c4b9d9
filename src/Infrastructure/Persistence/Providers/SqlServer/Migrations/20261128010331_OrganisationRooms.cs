using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OrganisationRooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "BuildingId",
                table: "Appointments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedAt",
                table: "Appointments",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedBy",
                table: "Appointments",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecidedByName",
                table: "Appointments",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionNote",
                table: "Appointments",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentNumber",
                table: "Appointments",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ElectionId",
                table: "Appointments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EnteredAt",
                table: "Appointments",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "Appointments",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EnteredByName",
                table: "Appointments",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OriginUnit",
                table: "Appointments",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverQuotaReason",
                table: "Appointments",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PeopleThen",
                table: "Appointments",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PolicyVersionId",
                table: "Appointments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuotaThen",
                table: "Appointments",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Appointments",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UnitId",
                table: "Appointments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Way",
                table: "Appointments",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "AppointmentTerms",
                columns: table => new
                {
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    EnteredByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                name: "ContactLeaderAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficeHolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Duty = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndNote = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "DoorPlates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    BuildingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    HungOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemovedReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "DutyStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Post = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PublishedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyStatements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Elections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Post = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Seats = table.Column<int>(type: "int", nullable: false),
                    TermEnd = table.Column<DateOnly>(type: "date", nullable: true),
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    OpenedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OpenedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    VotedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Eligible = table.Column<int>(type: "int", nullable: true),
                    Cast = table.Column<int>(type: "int", nullable: true),
                    Valid = table.Column<int>(type: "int", nullable: true),
                    MinutesNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    CountedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    CountedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NoticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NoticeNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NoticeLastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    FilingNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FiledByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CancelReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    CancelledByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "Handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandedOverBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    HandedOverTo = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Witness = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "HeadCountSnapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CountedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    CountedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CountedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FrozenBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    FrozenByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "KinTies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FirstHolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SecondHolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Relation = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "bit", nullable: false),
                    WithdrawnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    WithdrawnByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "MaturityDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Level = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "PartyMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IdNumberIndex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IdNumberIndexNext = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IdNumberWaiver = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FullOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EmblemOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMembers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PartyPosts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Duty = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Order = table.Column<int>(type: "int", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "PayProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MeetingNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    MeetingOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MeetingPlace = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    BranchAttendants = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    CentreAttendants = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    MeetingText = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SubmittedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    SubmittedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false),
                    Lines = table.Column<int>(type: "int", nullable: false),
                    Omissions = table.Column<int>(type: "int", nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ComputedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SubmittedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    SubmittedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FirstSignedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    SecondSignedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReturnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "PayStandards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VersionNumber = table.Column<int>(type: "int", nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    DocumentTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Clause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    SecretaryFen = table.Column<long>(type: "bigint", nullable: false),
                    DirectorFen = table.Column<long>(type: "bigint", nullable: false),
                    PaysServingCadres = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RejectedReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayStandards", x => x.Id);
                    table.CheckConstraint("ck_paystandards_amount", "\"SecretaryFen\" > 0 AND \"DirectorFen\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "SupervisionItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Target = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    AnswerDue = table.Column<DateOnly>(type: "date", nullable: false),
                    RaisedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RaisedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "ContactVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Matter = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    FollowUp = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RecordedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                name: "ElectionCandidates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CandidateOfId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    OfficeHolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nominated = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    NominatedByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    WithdrawnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Votes = table.Column<int>(type: "int", nullable: true),
                    CheckedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
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
                name: "HandoverItems",
                columns: table => new
                {
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Quantity = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "HeadCountAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Poor = table.Column<int>(type: "int", nullable: false),
                    Synchronous = table.Column<int>(type: "int", nullable: false),
                    Additions = table.Column<int>(type: "int", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ProposedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ProposedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RejectedReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    FrozenPoor = table.Column<int>(type: "int", nullable: false),
                    FrozenSynchronous = table.Column<int>(type: "int", nullable: false),
                    FrozenAdditions = table.Column<int>(type: "int", nullable: false),
                    Poor = table.Column<int>(type: "int", nullable: false),
                    Synchronous = table.Column<int>(type: "int", nullable: false),
                    Additions = table.Column<int>(type: "int", nullable: false),
                    ResidentNow = table.Column<int>(type: "int", nullable: false)
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
                    SnapshotId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
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
                name: "PartyMemberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeftBecause = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    LeaveNote = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "ActivityGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PostId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "PayProposalItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
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
                name: "PayrollFlags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ForMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ClearedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ClearedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ClearedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClearedReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ForMonth = table.Column<DateOnly>(type: "date", nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    PaidDays = table.Column<int>(type: "int", nullable: false),
                    DaysInMonth = table.Column<int>(type: "int", nullable: false),
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Post = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    From = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    To = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
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
                name: "SupervisionSteps",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    AnswerDue = table.Column<DateOnly>(type: "date", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                name: "CandidateChecks",
                columns: table => new
                {
                    CandidateId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Criterion = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CandidateOfId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Grade = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Opinion = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
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
                name: "PostClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PostId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Slot = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    AppliedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PolicyVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "PostWaivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    GrantedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    FromUnit = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
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
                name: "ActivityPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GroupId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Planned = table.Column<int>(type: "int", nullable: false),
                    WrittenByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GroupId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GroupId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Content = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    CancelReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "PayrollSegments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Post = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    MonthlyFen = table.Column<long>(type: "bigint", nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    BasisId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Clause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VersionNumber = table.Column<int>(type: "int", nullable: true),
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
                name: "PartyRelations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    LetterId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
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
                name: "ActivityAttendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Bytes = table.Column<int>(type: "int", nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AddedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                name: "ActivityPhotoContents",
                columns: table => new
                {
                    PhotoId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_ElectionId",
                table: "Appointments",
                column: "ElectionId");

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
                filter: "[State] = 'Active' AND [Post] = 'BuildingHead'");

            migrationBuilder.CreateIndex(
                name: "ux_appointments_proposal",
                table: "Appointments",
                columns: new[] { "CommunityId", "OfficeHolderId", "Post" },
                unique: true,
                filter: "[State] = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ux_appointments_unit",
                table: "Appointments",
                column: "UnitId",
                unique: true,
                filter: "[State] = 'Active' AND [Post] = 'UnitHead'");

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
                name: "IX_AppointmentTerms_CommunityId",
                table: "AppointmentTerms",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateChecks_CandidateOfId",
                table: "CandidateChecks",
                column: "CandidateOfId");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateChecks_CommunityId",
                table: "CandidateChecks",
                column: "CommunityId");

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
                filter: "[EndedOn] IS NULL");

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
                filter: "[RemovedOn] IS NULL AND [DwellingId] IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_doorplates_dwelling",
                table: "DoorPlates",
                column: "DwellingId",
                unique: true,
                filter: "[RemovedOn] IS NULL AND [DwellingId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_dutystatements_draft",
                table: "DutyStatements",
                column: "Subject",
                unique: true,
                filter: "[State] = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ux_dutystatements_number",
                table: "DutyStatements",
                columns: new[] { "Subject", "Number" },
                unique: true);

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
                filter: "[State] <> 'Withdrawn'");

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
                filter: "[FilingNumber] IS NOT NULL");

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
                filter: "[State] <> 'Filed' AND [State] <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_GroupLeaders_MembershipId",
                table: "GroupLeaders",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "ux_groupleaders_open",
                table: "GroupLeaders",
                column: "GroupId",
                unique: true,
                filter: "[Until] IS NULL");

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
                filter: "[State] = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "ux_headcountamendments_open",
                table: "HeadCountAmendments",
                columns: new[] { "SnapshotId", "OriginTownshipCode" },
                unique: true,
                filter: "[State] = 'Proposed'");

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
                filter: "[IsWithdrawn] = CAST(0 AS bit)");

            migrationBuilder.CreateIndex(
                name: "IX_MaturityDecisions_CommunityId_From",
                table: "MaturityDecisions",
                columns: new[] { "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PartyActivities_CommunityId_HeldOn",
                table: "PartyActivities",
                columns: new[] { "CommunityId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "ux_partyactivities_what",
                table: "PartyActivities",
                columns: new[] { "GroupId", "HeldOn", "Title" },
                unique: true,
                filter: "[State] = 'Held'");

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
                filter: "[IdNumberIndexNext] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMemberships_CommunityId_Since",
                table: "PartyMemberships",
                columns: new[] { "CommunityId", "Since" });

            migrationBuilder.CreateIndex(
                name: "ux_partymemberships_open",
                table: "PartyMemberships",
                columns: new[] { "MemberId", "CommunityId" },
                unique: true,
                filter: "[LeftOn] IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_partyposts_name",
                table: "PartyPosts",
                columns: new[] { "CommunityId", "Name" },
                unique: true,
                filter: "[ClosedOn] IS NULL");

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
                filter: "[Until] IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_partyrelations_single",
                table: "PartyRelations",
                column: "MemberId",
                unique: true,
                filter: "[Until] IS NULL AND [Kind] = 'Single'");

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
                filter: "[State] <> 'Withdrawn'");

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
                filter: "[State] <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "ux_payrollruns_open",
                table: "PayrollRuns",
                column: "CommunityId",
                unique: true,
                filter: "[State] <> 'Approved' AND [State] <> 'Cancelled'");

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
                filter: "[State] IN ('Applied', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ux_postclaims_slot",
                table: "PostClaims",
                columns: new[] { "MemberId", "Slot" },
                unique: true,
                filter: "[State] IN ('Applied', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ux_postwaivers_open",
                table: "PostWaivers",
                column: "MembershipId",
                unique: true,
                filter: "[Until] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SupervisionItems_CommunityId_State_AnswerDue",
                table: "SupervisionItems",
                columns: new[] { "CommunityId", "State", "AnswerDue" });

            migrationBuilder.CreateIndex(
                name: "ux_transferletters_number",
                table: "TransferLetters",
                columns: new[] { "MembershipId", "Number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Appointments_BuildingUnits_UnitId",
                table: "Appointments",
                column: "UnitId",
                principalTable: "BuildingUnits",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Appointments_Buildings_BuildingId",
                table: "Appointments",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Appointments_Elections_ElectionId",
                table: "Appointments",
                column: "ElectionId",
                principalTable: "Elections",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Appointments_PolicyVersions_PolicyVersionId",
                table: "Appointments",
                column: "PolicyVersionId",
                principalTable: "PolicyVersions",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Appointments_BuildingUnits_UnitId",
                table: "Appointments");

            migrationBuilder.DropForeignKey(
                name: "FK_Appointments_Buildings_BuildingId",
                table: "Appointments");

            migrationBuilder.DropForeignKey(
                name: "FK_Appointments_Elections_ElectionId",
                table: "Appointments");

            migrationBuilder.DropForeignKey(
                name: "FK_Appointments_PolicyVersions_PolicyVersionId",
                table: "Appointments");

            migrationBuilder.DropTable(
                name: "ActivityAttendance");

            migrationBuilder.DropTable(
                name: "ActivityPhotoContents");

            migrationBuilder.DropTable(
                name: "ActivityPlans");

            migrationBuilder.DropTable(
                name: "AppointmentTerms");

            migrationBuilder.DropTable(
                name: "CandidateChecks");

            migrationBuilder.DropTable(
                name: "ContactVisits");

            migrationBuilder.DropTable(
                name: "DoorPlates");

            migrationBuilder.DropTable(
                name: "DutyStatements");

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
                name: "KinTies");

            migrationBuilder.DropTable(
                name: "MaturityDecisions");

            migrationBuilder.DropTable(
                name: "PartyRelations");

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
                name: "PostClaims");

            migrationBuilder.DropTable(
                name: "PostWaivers");

            migrationBuilder.DropTable(
                name: "SupervisionSteps");

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
                name: "TransferLetters");

            migrationBuilder.DropTable(
                name: "PayProposals");

            migrationBuilder.DropTable(
                name: "PayrollLines");

            migrationBuilder.DropTable(
                name: "SupervisionItems");

            migrationBuilder.DropTable(
                name: "PartyActivities");

            migrationBuilder.DropTable(
                name: "Elections");

            migrationBuilder.DropTable(
                name: "PartyMemberships");

            migrationBuilder.DropTable(
                name: "PayrollRuns");

            migrationBuilder.DropTable(
                name: "ActivityGroups");

            migrationBuilder.DropTable(
                name: "PartyMembers");

            migrationBuilder.DropTable(
                name: "PartyPosts");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_ElectionId",
                table: "Appointments");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_PolicyVersionId",
                table: "Appointments");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_State_CommunityId",
                table: "Appointments");

            migrationBuilder.DropIndex(
                name: "ux_appointments_building",
                table: "Appointments");

            migrationBuilder.DropIndex(
                name: "ux_appointments_proposal",
                table: "Appointments");

            migrationBuilder.DropIndex(
                name: "ux_appointments_unit",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "BuildingId",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "DecidedByName",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "DecisionNote",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "DocumentNumber",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "ElectionId",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "EnteredAt",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "EnteredByName",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "OriginUnit",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "OverQuotaReason",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "PeopleThen",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "PolicyVersionId",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "QuotaThen",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "UnitId",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "Way",
                table: "Appointments");
        }
    }
}
