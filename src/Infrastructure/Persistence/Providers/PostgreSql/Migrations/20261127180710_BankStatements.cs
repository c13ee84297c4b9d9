using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resettlement.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class BankStatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BankStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountMasked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    OpeningFen = table.Column<long>(type: "bigint", nullable: false),
                    ClosingFen = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    KnownLines = table.Column<int>(type: "integer", nullable: false),
                    InFen = table.Column<long>(type: "bigint", nullable: false),
                    OutFen = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ImportedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ImportedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BookFen = table.Column<long>(type: "bigint", nullable: true),
                    BankFen = table.Column<long>(type: "bigint", nullable: true),
                    DifferenceFen = table.Column<long>(type: "bigint", nullable: true),
                    UnmatchedLines = table.Column<int>(type: "integer", nullable: true),
                    UnmatchedFen = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BankStatements_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StatementLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    BalanceFen = table.Column<long>(type: "bigint", nullable: true),
                    Serial = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Identity = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reference = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    Memo = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Counterpart = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsCurrent = table.Column<bool>(type: "boolean", nullable: false),
                    Match = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    MatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Rule = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    WorkedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    WorkedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WorkedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Explanation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementLines", x => x.Id);
                    table.CheckConstraint("ck_statementlines_amount", "\"AmountFen\" <> 0");
                    table.CheckConstraint("ck_statementlines_match", "\"MatchId\" IS NULL OR \"Match\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_StatementLines_BankStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "BankStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    BookId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: true),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PayeeName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Evidence = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StatementLineId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RequestedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCases", x => x.Id);
                    table.CheckConstraint("ck_recoverycases_amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_RecoveryCases_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoveryCases_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoveryCases_LedgerBooks_BookId",
                        column: x => x.BookId,
                        principalTable: "LedgerBooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecoveryCases_StatementLines_StatementLineId",
                        column: x => x.StatementLineId,
                        principalTable: "StatementLines",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_BankStatements_BookId_ImportedAt",
                table: "BankStatements",
                columns: new[] { "BookId", "ImportedAt" });

            migrationBuilder.CreateIndex(
                name: "ux_bankstatements_sequence",
                table: "BankStatements",
                columns: new[] { "AccountId", "Sequence" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "ux_bankstatements_sha",
                table: "BankStatements",
                columns: new[] { "BookId", "Sha256" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_BookId",
                table: "RecoveryCases",
                column: "BookId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_CommunityId",
                table: "RecoveryCases",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_HouseholdId",
                table: "RecoveryCases",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_State_RequestedAt",
                table: "RecoveryCases",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCases_StatementLineId",
                table: "RecoveryCases",
                column: "StatementLineId");

            migrationBuilder.CreateIndex(
                name: "ux_recoverycases_number",
                table: "RecoveryCases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_recoverycases_subject",
                table: "RecoveryCases",
                column: "SubjectId",
                unique: true,
                filter: "\"State\" <> 'Rejected'");

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_BookId_Match",
                table: "StatementLines",
                columns: new[] { "BookId", "Match" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_MatchId",
                table: "StatementLines",
                column: "MatchId");

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_OrderId",
                table: "StatementLines",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_StatementId_Line",
                table: "StatementLines",
                columns: new[] { "StatementId", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_StatementId_Reference",
                table: "StatementLines",
                columns: new[] { "StatementId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "ux_statementlines_identity",
                table: "StatementLines",
                columns: new[] { "AccountId", "Identity" },
                unique: true,
                filter: "\"IsCurrent\" = TRUE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecoveryCases");

            migrationBuilder.DropTable(
                name: "StatementLines");

            migrationBuilder.DropTable(
                name: "BankStatements");
        }
    }
}
