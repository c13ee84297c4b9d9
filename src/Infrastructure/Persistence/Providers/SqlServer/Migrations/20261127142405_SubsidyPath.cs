using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SubsidyPath : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "CheckedAt",
                table: "SubsidyBatches",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CheckedBy",
                table: "SubsidyBatches",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CheckedByName",
                table: "SubsidyBatches",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FirstSignedBy",
                table: "SubsidyBatches",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReleasedAt",
                table: "SubsidyBatches",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReturnReason",
                table: "SubsidyBatches",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReturnedAt",
                table: "SubsidyBatches",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReturnedByName",
                table: "SubsidyBatches",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewedAt",
                table: "SubsidyBatches",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewedBy",
                table: "SubsidyBatches",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewedByName",
                table: "SubsidyBatches",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SecondSignedBy",
                table: "SubsidyBatches",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettledAt",
                table: "SubsidyBatches",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReverifyAt",
                table: "PayoutAccounts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReverifyBy",
                table: "PayoutAccounts",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReverifyReason",
                table: "PayoutAccounts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BatchSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    From = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    To = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true)
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
                name: "LineRemarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    AnsweredByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_SubsidyBatches_State_Quarter",
                table: "SubsidyBatches",
                columns: new[] { "State", "Quarter" });

            migrationBuilder.CreateIndex(
                name: "IX_BatchSteps_BatchId_At",
                table: "BatchSteps",
                columns: new[] { "BatchId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BatchSteps_By_At",
                table: "BatchSteps",
                columns: new[] { "By", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LineRemarks_BatchId_HouseholdId",
                table: "LineRemarks",
                columns: new[] { "BatchId", "HouseholdId" });

            migrationBuilder.CreateIndex(
                name: "IX_LineRemarks_HouseholdId",
                table: "LineRemarks",
                column: "HouseholdId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BatchSteps");

            migrationBuilder.DropTable(
                name: "LineRemarks");

            migrationBuilder.DropIndex(
                name: "IX_SubsidyBatches_State_Quarter",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "CheckedAt",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "CheckedBy",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "CheckedByName",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "FirstSignedBy",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReleasedAt",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReturnReason",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReturnedAt",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReturnedByName",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReviewedAt",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReviewedBy",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReviewedByName",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "SecondSignedBy",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "SubsidyBatches");

            migrationBuilder.DropColumn(
                name: "ReverifyAt",
                table: "PayoutAccounts");

            migrationBuilder.DropColumn(
                name: "ReverifyBy",
                table: "PayoutAccounts");

            migrationBuilder.DropColumn(
                name: "ReverifyReason",
                table: "PayoutAccounts");
        }
    }
}
