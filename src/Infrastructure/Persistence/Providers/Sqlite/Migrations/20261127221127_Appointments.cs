using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Appointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    EstablishedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TermFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DissolvedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DissolvedReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "MaturityDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "OfficeHolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IdNumberIndex = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdNumberIndexNext = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdNumberWaiver = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OriginTownshipCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true),
                    PoliticalStatus = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "BodyDocuments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentOfId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                name: "Elections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    TermEnd = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OpenedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    VotedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Eligible = table.Column<int>(type: "INTEGER", nullable: true),
                    Cast = table.Column<int>(type: "INTEGER", nullable: true),
                    Valid = table.Column<int>(type: "INTEGER", nullable: true),
                    MinutesNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CountedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CountedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoticeNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    NoticeLastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FilingNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FiledByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CancelledByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "KinTies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstHolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondHolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    WithdrawnByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    OfficeHolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                name: "Appointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OfficeHolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TermEnd = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    OriginUnit = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ElectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BuildingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OverQuotaReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    QuotaThen = table.Column<int>(type: "INTEGER", nullable: true),
                    PeopleThen = table.Column<int>(type: "INTEGER", nullable: true),
                    PolicyVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateOfId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    OfficeHolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Nominated = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NominatedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Votes = table.Column<int>(type: "INTEGER", nullable: true),
                    CheckedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                name: "AppointmentTerms",
                columns: table => new
                {
                    AppointmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandedOverBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HandedOverTo = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Witness = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "CandidateChecks",
                columns: table => new
                {
                    CandidateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Criterion = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateOfId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Opinion = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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
                name: "HandoverItems",
                columns: table => new
                {
                    HandoverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Quantity = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
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
                name: "IX_CandidateChecks_CandidateOfId",
                table: "CandidateChecks",
                column: "CandidateOfId");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateChecks_CommunityId",
                table: "CandidateChecks",
                column: "CommunityId");

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
                filter: "\"IsWithdrawn\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_MaturityDecisions_CommunityId_From",
                table: "MaturityDecisions",
                columns: new[] { "CommunityId", "From" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AppointmentTerms");

            migrationBuilder.DropTable(
                name: "BodyDocuments");

            migrationBuilder.DropTable(
                name: "CandidateChecks");

            migrationBuilder.DropTable(
                name: "HandoverItems");

            migrationBuilder.DropTable(
                name: "KinTies");

            migrationBuilder.DropTable(
                name: "MaturityDecisions");

            migrationBuilder.DropTable(
                name: "OfficeHolderPlaces");

            migrationBuilder.DropTable(
                name: "ElectionCandidates");

            migrationBuilder.DropTable(
                name: "Handovers");

            migrationBuilder.DropTable(
                name: "Appointments");

            migrationBuilder.DropTable(
                name: "Elections");

            migrationBuilder.DropTable(
                name: "OfficeHolders");

            migrationBuilder.DropTable(
                name: "Bodies");
        }
    }
}
