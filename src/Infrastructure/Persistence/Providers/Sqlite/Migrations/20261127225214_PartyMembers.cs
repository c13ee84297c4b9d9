using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Resettlement.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PartyMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DoorPlates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    BuildingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DwellingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HungOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RemovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemovedReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorPlates", x => x.Id);
                    table.CheckConstraint("ck_doorplates_order", "\"RemovedOn\" IS NULL OR \"RemovedOn\" >= \"HungOn\"");
                    table.ForeignKey(
                        name: "FK_DoorPlates_Buildings_BuildingId",
                        column: x => x.BuildingId,
                        principalTable: "Buildings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DoorPlates_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DoorPlates_Dwellings_DwellingId",
                        column: x => x.DwellingId,
                        principalTable: "Dwellings",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PartyMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    IdNumberCipher = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IdNumberIndex = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdNumberIndexNext = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IdNumberMasked = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdNumberWaiver = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PhoneCipher = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    PhoneIndex = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PhoneIndexNext = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PhoneMasked = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FullOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EmblemOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMembers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PartyPosts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Duty = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyPosts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartyPosts_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PartyMemberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftBecause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    LeaveNote = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMemberships", x => x.Id);
                    table.CheckConstraint("ck_partymemberships_order", "\"LeftOn\" IS NULL OR \"LeftOn\" > \"Since\"");
                    table.ForeignKey(
                        name: "FK_PartyMemberships_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyMemberships_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityGroups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityGroups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityGroups_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActivityGroups_PartyPosts_PostId",
                        column: x => x.PostId,
                        principalTable: "PartyPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostClaims",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slot = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AppliedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PolicyVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostClaims", x => x.Id);
                    table.CheckConstraint("ck_postclaims_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.CheckConstraint("ck_postclaims_slot", "\"Slot\" >= 1");
                    table.ForeignKey(
                        name: "FK_PostClaims_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PartyPosts_PostId",
                        column: x => x.PostId,
                        principalTable: "PartyPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PostClaims_PolicyVersions_PolicyVersionId",
                        column: x => x.PolicyVersionId,
                        principalTable: "PolicyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostWaivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GrantedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostWaivers", x => x.Id);
                    table.CheckConstraint("ck_postwaivers_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_PostWaivers_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TransferLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FromUnit = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TransferLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TransferLetters_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PeriodStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Planned = table.Column<int>(type: "INTEGER", nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityPlans_ActivityGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ActivityGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupLeaders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupLeaders", x => x.Id);
                    table.CheckConstraint("ck_groupleaders_order", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_GroupLeaders_ActivityGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ActivityGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupLeaders_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyActivities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyActivities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartyActivities_ActivityGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "ActivityGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyActivities_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyRelations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyRelations", x => x.Id);
                    table.CheckConstraint("ck_partyrelations_order", "\"Until\" IS NULL OR \"Until\" > \"From\"");
                    table.ForeignKey(
                        name: "FK_PartyRelations_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyRelations_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyRelations_TransferLetters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "TransferLetters",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ActivityAttendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActivityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityAttendance", x => x.Id);
                    table.CheckConstraint("ck_activityattendance_minutes", "\"Minutes\" >= 5 AND \"Minutes\" <= 1440");
                    table.ForeignKey(
                        name: "FK_ActivityAttendance_PartyActivities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "PartyActivities",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ActivityAttendance_PartyMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "PartyMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActivityAttendance_PartyMemberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "PartyMemberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityPhotos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActivityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 220, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPhotos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityPhotos_PartyActivities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "PartyActivities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityPhotoContents",
                columns: table => new
                {
                    PhotoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPhotoContents", x => x.PhotoId);
                    table.ForeignKey(
                        name: "FK_ActivityPhotoContents_ActivityPhotos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "ActivityPhotos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "PartyPosts",
                columns: new[] { "Id", "ClosedOn", "CommunityId", "Duty", "Name", "Order", "Version" },
                values: new object[,]
                {
                    { new Guid("00005061-0001-0000-0000-000000000000"), null, null, null, "政策法规宣传岗", 1, 1 },
                    { new Guid("00005061-0002-0000-0000-000000000000"), null, null, null, "社区教育服务岗", 2, 1 },
                    { new Guid("00005061-0003-0000-0000-000000000000"), null, null, null, "敬老助残服务岗", 3, 1 },
                    { new Guid("00005061-0004-0000-0000-000000000000"), null, null, null, "治安义务巡逻岗", 4, 1 },
                    { new Guid("00005061-0005-0000-0000-000000000000"), null, null, null, "民事调解岗", 5, 1 },
                    { new Guid("00005061-0006-0000-0000-000000000000"), null, null, null, "社情民意调查岗", 6, 1 },
                    { new Guid("00005061-0007-0000-0000-000000000000"), null, null, null, "文明新风倡导岗", 7, 1 },
                    { new Guid("00005061-0008-0000-0000-000000000000"), null, null, null, "公共设施维护岗", 8, 1 },
                    { new Guid("00005061-0009-0000-0000-000000000000"), null, null, null, "文体娱乐活动岗", 9, 1 },
                    { new Guid("00005061-000a-0000-0000-000000000000"), null, null, null, "社区卫生服务岗", 10, 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityAttendance_MemberId",
                table: "ActivityAttendance",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityAttendance_MembershipId",
                table: "ActivityAttendance",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "ux_activityattendance_member",
                table: "ActivityAttendance",
                columns: new[] { "ActivityId", "MembershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivityGroups_PostId",
                table: "ActivityGroups",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "ux_activitygroups_post",
                table: "ActivityGroups",
                columns: new[] { "CommunityId", "PostId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_activityphotos_content",
                table: "ActivityPhotos",
                columns: new[] { "ActivityId", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_activityplans_period",
                table: "ActivityPlans",
                columns: new[] { "GroupId", "PeriodStart" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DoorPlates_CommunityId_Kind_HungOn",
                table: "DoorPlates",
                columns: new[] { "CommunityId", "Kind", "HungOn" });

            migrationBuilder.CreateIndex(
                name: "ux_doorplates_building",
                table: "DoorPlates",
                column: "BuildingId",
                unique: true,
                filter: "\"RemovedOn\" IS NULL AND \"DwellingId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_doorplates_dwelling",
                table: "DoorPlates",
                column: "DwellingId",
                unique: true,
                filter: "\"RemovedOn\" IS NULL AND \"DwellingId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GroupLeaders_MembershipId",
                table: "GroupLeaders",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "ux_groupleaders_open",
                table: "GroupLeaders",
                column: "GroupId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyActivities_CommunityId_HeldOn",
                table: "PartyActivities",
                columns: new[] { "CommunityId", "HeldOn" });

            migrationBuilder.CreateIndex(
                name: "ux_partyactivities_what",
                table: "PartyActivities",
                columns: new[] { "GroupId", "HeldOn", "Title" },
                unique: true,
                filter: "\"State\" = 'Held'");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMembers_PhoneIndex",
                table: "PartyMembers",
                column: "PhoneIndex");

            migrationBuilder.CreateIndex(
                name: "ux_partymembers_idnumber",
                table: "PartyMembers",
                column: "IdNumberIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_partymembers_idnumbernext",
                table: "PartyMembers",
                column: "IdNumberIndexNext",
                unique: true,
                filter: "\"IdNumberIndexNext\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMemberships_CommunityId_Since",
                table: "PartyMemberships",
                columns: new[] { "CommunityId", "Since" });

            migrationBuilder.CreateIndex(
                name: "ux_partymemberships_open",
                table: "PartyMemberships",
                columns: new[] { "MemberId", "CommunityId" },
                unique: true,
                filter: "\"LeftOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_partyposts_name",
                table: "PartyPosts",
                columns: new[] { "CommunityId", "Name" },
                unique: true,
                filter: "\"ClosedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyRelations_LetterId",
                table: "PartyRelations",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyRelations_MembershipId_From",
                table: "PartyRelations",
                columns: new[] { "MembershipId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_partyrelations_open",
                table: "PartyRelations",
                column: "MembershipId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_partyrelations_single",
                table: "PartyRelations",
                column: "MemberId",
                unique: true,
                filter: "\"Until\" IS NULL AND \"Kind\" = 'Single'");

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_CommunityId_State_AppliedOn",
                table: "PostClaims",
                columns: new[] { "CommunityId", "State", "AppliedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_MemberId_From",
                table: "PostClaims",
                columns: new[] { "MemberId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_PolicyVersionId",
                table: "PostClaims",
                column: "PolicyVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PostClaims_PostId_CommunityId_From",
                table: "PostClaims",
                columns: new[] { "PostId", "CommunityId", "From" });

            migrationBuilder.CreateIndex(
                name: "ux_postclaims_post",
                table: "PostClaims",
                columns: new[] { "MembershipId", "PostId" },
                unique: true,
                filter: "\"State\" IN ('Applied', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ux_postclaims_slot",
                table: "PostClaims",
                columns: new[] { "MemberId", "Slot" },
                unique: true,
                filter: "\"State\" IN ('Applied', 'Approved')");

            migrationBuilder.CreateIndex(
                name: "ux_postwaivers_open",
                table: "PostWaivers",
                column: "MembershipId",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_transferletters_number",
                table: "TransferLetters",
                columns: new[] { "MembershipId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActivityAttendance");

            migrationBuilder.DropTable(
                name: "ActivityPhotoContents");

            migrationBuilder.DropTable(
                name: "ActivityPlans");

            migrationBuilder.DropTable(
                name: "DoorPlates");

            migrationBuilder.DropTable(
                name: "GroupLeaders");

            migrationBuilder.DropTable(
                name: "PartyRelations");

            migrationBuilder.DropTable(
                name: "PostClaims");

            migrationBuilder.DropTable(
                name: "PostWaivers");

            migrationBuilder.DropTable(
                name: "ActivityPhotos");

            migrationBuilder.DropTable(
                name: "TransferLetters");

            migrationBuilder.DropTable(
                name: "PartyActivities");

            migrationBuilder.DropTable(
                name: "PartyMemberships");

            migrationBuilder.DropTable(
                name: "ActivityGroups");

            migrationBuilder.DropTable(
                name: "PartyMembers");

            migrationBuilder.DropTable(
                name: "PartyPosts");
        }
    }
}
