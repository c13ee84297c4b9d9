using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FindBillsAndPaymentsByPeriod : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FeeReceipts_DwellingId",
                table: "FeeReceipts");

            migrationBuilder.DropIndex(
                name: "IX_FeeBills_DwellingId",
                table: "FeeBills");

            migrationBuilder.CreateIndex(
                name: "IX_FeeReceipts_DwellingId_SourceId_FeeType_ServiceFrom_Service~",
                table: "FeeReceipts",
                columns: new[] { "DwellingId", "SourceId", "FeeType", "ServiceFrom", "ServiceTo" });

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_DwellingId_SourceId_FeeType_ServiceFrom_ServiceTo",
                table: "FeeBills",
                columns: new[] { "DwellingId", "SourceId", "FeeType", "ServiceFrom", "ServiceTo" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FeeReceipts_DwellingId_SourceId_FeeType_ServiceFrom_Service~",
                table: "FeeReceipts");

            migrationBuilder.DropIndex(
                name: "IX_FeeBills_DwellingId_SourceId_FeeType_ServiceFrom_ServiceTo",
                table: "FeeBills");

            migrationBuilder.CreateIndex(
                name: "IX_FeeReceipts_DwellingId",
                table: "FeeReceipts",
                column: "DwellingId");

            migrationBuilder.CreateIndex(
                name: "IX_FeeBills_DwellingId",
                table: "FeeBills",
                column: "DwellingId");
        }
    }
}
