using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer.Migrations
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "HeldDebts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Decision = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ProposedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ProposedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClearedByBatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    SumFen = table.Column<long>(type: "bigint", nullable: false),
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quarter = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OriginTownshipCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    PayeeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
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
                filter: "[State] <> 'Decided' AND [State] <> 'Cleared'");

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
