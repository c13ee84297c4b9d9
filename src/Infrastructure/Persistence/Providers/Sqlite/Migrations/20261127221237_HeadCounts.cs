using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HeadCounts : Migration
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
                name: "HeadCountSnapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PolicyVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CountedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CountedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CountedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FrozenBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    FrozenByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "HeadCountAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Poor = table.Column<int>(type: "INTEGER", nullable: false),
                    Synchronous = table.Column<int>(type: "INTEGER", nullable: false),
                    Additions = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RejectedReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SnapshotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    FrozenPoor = table.Column<int>(type: "INTEGER", nullable: false),
                    FrozenSynchronous = table.Column<int>(type: "INTEGER", nullable: false),
                    FrozenAdditions = table.Column<int>(type: "INTEGER", nullable: false),
                    Poor = table.Column<int>(type: "INTEGER", nullable: false),
                    Synchronous = table.Column<int>(type: "INTEGER", nullable: false),
                    Additions = table.Column<int>(type: "INTEGER", nullable: false),
                    ResidentNow = table.Column<int>(type: "INTEGER", nullable: false)
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
                    SnapshotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
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
                name: "Appointments");

            migrationBuilder.DropTable(
                name: "BodyDocuments");

            migrationBuilder.DropTable(
                name: "HeadCountAmendments");

            migrationBuilder.DropTable(
                name: "HeadCountLines");

            migrationBuilder.DropTable(
                name: "HeadCountPeople");

            migrationBuilder.DropTable(
                name: "OfficeHolderPlaces");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropTable(
                name: "HeadCountSnapshots");

            migrationBuilder.DropTable(
                name: "OfficeHolders");
        }
    }
}
