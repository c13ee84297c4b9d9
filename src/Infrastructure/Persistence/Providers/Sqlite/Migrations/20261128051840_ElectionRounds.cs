using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ElectionRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "VotesOf",
                table: "ElectionCandidates",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "VotesRound",
                table: "ElectionCandidates",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "VotesOf",
                table: "ElectionCandidates");

            migrationBuilder.DropColumn(
                name: "VotesRound",
                table: "ElectionCandidates");
        }
    }
}
