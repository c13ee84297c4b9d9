using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DebtsAndCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Figures",
                table: "SubsidyHolds",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUpheld",
                table: "SubsidyHolds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettledAt",
                table: "HeldDebts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FoundLaterFen",
                table: "BankStatements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "FoundLaterLines",
                table: "BankStatements",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.CreateIndex(
                name: "IX_RegistryCorrections_HouseholdId_At",
                table: "RegistryCorrections",
                columns: new[] { "HouseholdId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RegistryCorrections");

            migrationBuilder.DropColumn(
                name: "Figures",
                table: "SubsidyHolds");

            migrationBuilder.DropColumn(
                name: "IsUpheld",
                table: "SubsidyHolds");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "HeldDebts");

            migrationBuilder.DropColumn(
                name: "FoundLaterFen",
                table: "BankStatements");

            migrationBuilder.DropColumn(
                name: "FoundLaterLines",
                table: "BankStatements");
        }
    }
}
