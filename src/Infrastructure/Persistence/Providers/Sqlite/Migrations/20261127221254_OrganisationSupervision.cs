using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OrganisationSupervision : Migration
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
                name: "DutyStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Post = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PublishedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyStatements", x => x.Id);
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
                name: "SupervisionItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AnswerDue = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RaisedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RaisedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                        name: "FK_Appointments_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointments_OfficeHolders_OfficeHolderId",
                        column: x => x.OfficeHolderId,
                        principalTable: "OfficeHolders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactLeaderAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficeHolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Duty = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "SupervisionSteps",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AnswerDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Matter = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    FollowUp = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_CommunityId_From",
                table: "Appointments",
                columns: new[] { "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OfficeHolderId_From",
                table: "Appointments",
                columns: new[] { "OfficeHolderId", "From" });

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
                name: "IX_SupervisionItems_CommunityId_State_AnswerDue",
                table: "SupervisionItems",
                columns: new[] { "CommunityId", "State", "AnswerDue" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appointments");

            migrationBuilder.DropTable(
                name: "BodyDocuments");

            migrationBuilder.DropTable(
                name: "ContactVisits");

            migrationBuilder.DropTable(
                name: "DutyStatements");

            migrationBuilder.DropTable(
                name: "OfficeHolderPlaces");

            migrationBuilder.DropTable(
                name: "SupervisionSteps");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropTable(
                name: "ContactLeaderAssignments");

            migrationBuilder.DropTable(
                name: "SupervisionItems");

            migrationBuilder.DropTable(
                name: "OfficeHolders");
        }
    }
}
