using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.SqlServer.Capture;
using Resettlement.Api.IntegrationTests.SqlServer.Checks;
using Resettlement.Infrastructure.Persistence.Providers.SqlServer;

namespace Resettlement.Api.IntegrationTests.SqlServer;

/// <summary>The tables as a SQL Server would get them.</summary>
[Category(AnyDatabase.Name)]
internal sealed class SchemaTests
{
    [Test]
    public void The_tables_of_the_model_stand()
    {
        using var db = new SqlServerShadow().NewContext();
        var schema = Schema.Replay(db.Database.GenerateCreateScript());
        using var model = new SqlServerModel(schema.ToScript());

        Assert.Multiple(() =>
        {
            Assert.That(schema.Tables.Count(), Is.GreaterThan(20));
            Assert.That(model.SchemaProblems, Is.Empty);
            Assert.That(SchemaRules.Problems(schema), Is.Empty);
            Assert.That(StatementRules.Problems(schema.ToScript()), Is.Empty, "functions in checks, filters and computed columns");
            Assert.That(DataProblems(schema), Is.Empty);
        });
    }

    [Test]
    public void Texts_are_compared_character_by_character()
    {
        using var db = new SqlServerShadow().NewContext();
        var model = db.GetService<IDesignTimeModel>().Model;

        Assert.That(model.GetCollation(), Is.EqualTo("Latin1_General_100_BIN2"));
        Assert.That(model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.GetCollation() is not null), Is.Empty,
            "a column of its own collation cannot be compared with a list that is sent as JSON");
    }

    [Test]
    public void The_migrations_lead_to_the_tables_of_the_model()
    {
        using var db = new SqlServerShadow().NewContext();
        var expected = Schema.Replay(db.Database.GenerateCreateScript());
        var migrated = Schema.Replay(MigrationScript(db));

        Assert.That(migrated.Tables.Count(), Is.GreaterThan(20));
        Assert.That(migrated.ToScript(), Is.EqualTo(expected.ToScript()));
        Assert.That(DataProblems(migrated), Is.Empty);
    }

    [Test]
    public void A_replay_follows_everything_that_a_migration_can_do_to_a_table()
    {
        using var db = new SqlServerShadow().NewContext();
        var schema = Schema.Replay(Script(db,
            Create("Sites", "Id", "Name", "Left"),
            new CreateIndexOperation { Table = "Sites", Name = "ux_sites_name", Columns = ["Name"], IsUnique = true, Filter = "[Left] IS NULL" },
            new InsertDataOperation { Table = "Sites", Columns = ["Id", "Name"], ColumnTypes = ["uniqueidentifier", "nvarchar(20)"], Values = new object[,] { { Guid.Empty, "甲" } } },
            new AddColumnOperation { Table = "Sites", Name = "Storeys", ClrType = typeof(int), ColumnType = "int", DefaultValue = 6 },
            new AlterColumnOperation { Table = "Sites", Name = "Storeys", ClrType = typeof(long), ColumnType = "bigint", IsNullable = true, OldColumn = new AddColumnOperation { ClrType = typeof(int), ColumnType = "int", DefaultValue = 6 } },
            new SqlOperation { Sql = "UPDATE [Sites] SET [Storeys] = 1 WHERE [Left] IS NULL" },
            new RenameColumnOperation { Table = "Sites", Name = "Left", NewName = "Until" },
            new RenameIndexOperation { Table = "Sites", Name = "ux_sites_name", NewName = "ux_places_name" },
            Create("Homes", "Id", "SiteId"),
            new AddForeignKeyOperation { Table = "Homes", Name = "FK_Homes", Columns = ["SiteId"], PrincipalTable = "Sites", PrincipalColumns = ["Id"] },
            new DropForeignKeyOperation { Table = "Homes", Name = "FK_Homes" },
            new AddCheckConstraintOperation { Table = "Sites", Name = "ck_sites", Sql = "[Storeys] > 0" },
            new RenameTableOperation { Name = "Sites", NewName = "Places" },
            new DropTableOperation { Name = "Homes" },
            Create("Notes", "Id", "Text"),
            new CreateIndexOperation { Table = "Notes", Name = "ix_notes", Columns = ["Text"] },
            new DropIndexOperation { Table = "Notes", Name = "ix_notes" },
            new DropColumnOperation { Table = "Notes", Name = "Text" }));

        var expected = Schema.Replay("""
            CREATE TABLE [Places] ([Id] uniqueidentifier NOT NULL, [Name] uniqueidentifier NOT NULL, [Until] uniqueidentifier NOT NULL, [Storeys] bigint NULL,
                CONSTRAINT [PK_Sites] PRIMARY KEY ([Id]), CONSTRAINT [ck_sites] CHECK ([Storeys] > 0));
            CREATE UNIQUE INDEX [ux_places_name] ON [Places] ([Name]) WHERE [Until] IS NULL;
            CREATE TABLE [Notes] ([Id] uniqueidentifier NOT NULL, CONSTRAINT [PK_Notes] PRIMARY KEY ([Id]));
            """);
        Assert.That(schema.ToScript(), Is.EqualTo(expected.ToScript()));
        Assert.That(schema.DataStatements.Select(data => data.Statement), Has.Exactly(1).Contains("INTO [Sites]").And.Exactly(1).StartsWith("UPDATE [Sites]"));
        Assert.That(DataProblems(schema), Is.Empty, "each met the names of its time");
    }

    [Test]
    public void A_migration_may_set_the_collation_of_the_database()
    {
        using var db = new SqlServerShadow().NewContext();
        var schema = Schema.Replay(Script(db, new AlterDatabaseOperation { Collation = "Latin1_General_100_BIN2" }, Create("Sites", "Id")));

        Assert.That(schema.Tables.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_statement_of_data_in_a_migration_is_held_against_the_tables_of_its_time()
    {
        using var db = new SqlServerShadow().NewContext();
        var schema = Schema.Replay(Script(db,
            Create("Sites", "Id", "Name"),
            new RenameColumnOperation { Table = "Sites", Name = "Name", NewName = "Title" },
            new SqlOperation { Sql = "UPDATE [Sites] SET [Name] = [Id]" }));

        Assert.That(DataProblems(schema), Has.Some.Contains("[Name]"));
    }

    [Test]
    public void A_migration_that_leaves_a_column_out_is_found()
    {
        using var db = new SqlServerShadow().NewContext();
        var without = MigrationScript(db).Replace("    [RoomNumber] nvarchar(20) NOT NULL,", "", StringComparison.Ordinal);

        Assert.That(Schema.Replay(without).ToScript(), Is.Not.EqualTo(Schema.Replay(db.Database.GenerateCreateScript()).ToScript()));
    }

    [TestCase("CREATE SEQUENCE [numbers]")]
    [TestCase("EXEC sp_configure N'xp_cmdshell', N'1', N''")]
    public void A_statement_that_the_replay_does_not_know_is_refused(string statement) =>
        Assert.That(() => Schema.Replay(statement), Throws.TypeOf<NotSupportedException>());

    [TestCase("SELECT FROM")]
    [TestCase("CREATE UNIQUE INDEX [ux] ON [T] ([A]) WHERE [A] = 1 OR [A] = 2")]
    [TestCase("CREATE UNIQUE INDEX [ux] ON [T] ([A]) WHERE ABS([A]) = 1")]
    [TestCase("EXEC(N'CREATE INDEX ON [Sites]')")]
    public void A_script_that_is_not_T_SQL_is_refused_also_inside_EXEC(string script) => Assert.That(() => Schema.Replay(script), Throws.TypeOf<FormatException>());

    [Test]
    public void A_foreign_key_of_another_length_is_found()
    {
        using var model = new SqlServerModel("""
            CREATE TABLE [Towns] ([Code] nvarchar(9) NOT NULL, CONSTRAINT [PK_Towns] PRIMARY KEY ([Code]));
            GO
            CREATE TABLE [Sites] ([Id] uniqueidentifier NOT NULL, [Town] nvarchar(200) NOT NULL, CONSTRAINT [FK_Sites] FOREIGN KEY ([Town]) REFERENCES [Towns] ([Code]));
            """);

        Assert.That(model.SchemaProblems, Has.Exactly(1).StartsWith("SQL71515"));
    }

    [TestCase("CREATE TABLE [T] ([A] nvarchar(400) NOT NULL, [B] nvarchar(60) NOT NULL, CONSTRAINT [PK] PRIMARY KEY ([A], [B]))", "PK: a key may have 920 bytes, the server stores 900")]
    [TestCase("CREATE TABLE [T] ([A] nvarchar(1000) NULL); CREATE INDEX [ix] ON [T] ([A])", "T.ix: a key may have 2000 bytes, the server stores 1700")]
    [TestCase("CREATE TABLE [T] ([A] nvarchar(max) NULL); CREATE INDEX [ix] ON [T] ([A])", "T.ix: a key may have")]
    [TestCase("""
        CREATE TABLE [P] ([A] int NOT NULL, CONSTRAINT [PK_P] PRIMARY KEY ([A]));
        CREATE TABLE [Q] ([A] int NOT NULL, CONSTRAINT [PK_Q] PRIMARY KEY ([A]), CONSTRAINT [FK_Q] FOREIGN KEY ([A]) REFERENCES [P] ([A]) ON DELETE CASCADE);
        CREATE TABLE [R] ([A] int NOT NULL, CONSTRAINT [FK_R1] FOREIGN KEY ([A]) REFERENCES [P] ([A]) ON DELETE CASCADE, CONSTRAINT [FK_R2] FOREIGN KEY ([A]) REFERENCES [Q] ([A]) ON DELETE CASCADE)
        """, "a delete in P reaches R on two ways or in a circle")]
    [TestCase("CREATE TABLE [T] ([A] int NOT NULL, [B] int NULL, CONSTRAINT [FK] FOREIGN KEY ([B]) REFERENCES [T] ([A]) ON DELETE SET NULL)", "a delete in T reaches T")]
    public void What_the_server_refuses_when_tables_are_made_is_found(string script, string finding) =>
        Assert.That(SchemaRules.Problems(Schema.Replay(script)), Has.Exactly(1).StartsWith(finding));

    [Test]
    public void Keys_and_cascades_within_the_limits_pass()
    {
        var schema = Schema.Replay("""
            CREATE TABLE [P] ([A] nvarchar(450) NOT NULL, [B] bit NOT NULL, CONSTRAINT [PK_P] PRIMARY KEY ([A]));
            CREATE TABLE [Q] ([A] nvarchar(450) NOT NULL, [B] int NULL, CONSTRAINT [FK_Q] FOREIGN KEY ([A]) REFERENCES [P] ([A]) ON DELETE CASCADE);
            CREATE UNIQUE INDEX [ux] ON [Q] ([A], [B]) WHERE [B] IS NOT NULL AND ([B] <> 3 AND [B] IN (1, 2));
            CREATE UNIQUE INDEX [ux2] ON [P] ([B]) WHERE [B] = CAST(0 AS bit);
            """);

        Assert.That(SchemaRules.Problems(schema), Is.Empty);
    }

    /// <summary>What a deployment would run.</summary>
    private static string MigrationScript(SqlServerAppDbContext db) => db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

    private static List<string> DataProblems(Schema schema)
    {
        var problems = new List<string>();
        foreach (var group in schema.DataStatements.GroupBy(data => data.Schema))
        {
            using var model = new SqlServerModel(group.Key);
            problems.AddRange(model.Check([.. group.Select(data => new CapturedCommand(data.Statement, ""))]).SelectMany(findings => findings));
        }

        return problems;
    }

    private static CreateTableOperation Create(string table, params string[] columns)
    {
        var create = new CreateTableOperation { Name = table, PrimaryKey = new() { Name = "PK_" + table, Columns = [columns[0]] } };
        create.Columns.AddRange(columns.Select(column => new AddColumnOperation { Table = table, Name = column, ClrType = typeof(Guid), ColumnType = "uniqueidentifier" }));
        return create;
    }

    private static string Script(SqlServerAppDbContext db, params MigrationOperation[] operations) => string.Join("\nGO\n",
        db.GetService<IMigrationsSqlGenerator>().Generate(operations, model: null, MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.Idempotent)
            .Select(command => command.CommandText));
}
