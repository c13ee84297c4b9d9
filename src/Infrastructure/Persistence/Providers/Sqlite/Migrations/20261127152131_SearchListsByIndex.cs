using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchListsByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Residents_Name",
                table: "Residents");

            migrationBuilder.DropIndex(
                name: "IX_PayoutAccounts_AccountIndex",
                table: "PayoutAccounts");

            migrationBuilder.CreateIndex(
                name: "IX_Residents_Name_Id",
                table: "Residents",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PayoutAccounts_AccountIndex_State_HouseholdId",
                table: "PayoutAccounts",
                columns: new[] { "AccountIndex", "State", "HouseholdId" });

            migrationBuilder.CreateIndex(
                name: "IX_Households_Number_Id_FormedOn_EndedOn",
                table: "Households",
                columns: new[] { "Number", "Id", "FormedOn", "EndedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Residents_Name_Id",
                table: "Residents");

            migrationBuilder.DropIndex(
                name: "IX_PayoutAccounts_AccountIndex_State_HouseholdId",
                table: "PayoutAccounts");

            migrationBuilder.DropIndex(
                name: "IX_Households_Number_Id_FormedOn_EndedOn",
                table: "Households");

            migrationBuilder.CreateIndex(
                name: "IX_Residents_Name",
                table: "Residents",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutAccounts_AccountIndex",
                table: "PayoutAccounts",
                column: "AccountIndex");
        }
    }
}
