using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SubsidyObligations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "OffsetFen",
                table: "SubsidyLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "HeldDebts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClearedByBatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "PaperClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quarter = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    SumFen = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RejectedReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "SubsidyHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quarter = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "PaperClaimLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    PropertyFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ElevatorFen = table.Column<long>(type: "INTEGER", nullable: false),
                    WaterFen = table.Column<long>(type: "INTEGER", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HeldDebts");

            migrationBuilder.DropTable(
                name: "PaperClaimLines");

            migrationBuilder.DropTable(
                name: "SubsidyHolds");

            migrationBuilder.DropTable(
                name: "PaperClaims");

            migrationBuilder.DropColumn(
                name: "OffsetFen",
                table: "SubsidyLines");
        }
    }
}
