using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReceiptMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReceiptMoves");
        }
    }
}
