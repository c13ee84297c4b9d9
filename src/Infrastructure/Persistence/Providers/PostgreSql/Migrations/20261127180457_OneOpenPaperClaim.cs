using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OneOpenPaperClaim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // of those that wait side by side the first stays; the others counted for nothing and can be entered again
            migrationBuilder.Sql(
                "UPDATE \"PaperClaims\" SET \"State\" = 'Rejected', \"RejectedReason\" = '同一季度已有先登记的纸质发放', \"Version\" = \"Version\" + 1 " +
                "WHERE \"State\" = 'Pending' AND EXISTS (SELECT 1 FROM \"PaperClaims\" AS f WHERE f.\"CommunityId\" = \"PaperClaims\".\"CommunityId\" AND f.\"Quarter\" = \"PaperClaims\".\"Quarter\" AND f.\"State\" = 'Pending' " +
                "AND (f.\"MadeAt\" < \"PaperClaims\".\"MadeAt\" OR (f.\"MadeAt\" = \"PaperClaims\".\"MadeAt\" AND f.\"Id\" < \"PaperClaims\".\"Id\")))");

            migrationBuilder.CreateIndex(
                name: "ux_paperclaims_open",
                table: "PaperClaims",
                columns: new[] { "CommunityId", "Quarter" },
                unique: true,
                filter: "\"State\" = 'Pending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_paperclaims_open",
                table: "PaperClaims");
        }
    }
}
