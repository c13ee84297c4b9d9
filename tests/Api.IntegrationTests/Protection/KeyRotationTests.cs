using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Resettlement.Api.IntegrationTests.Common;
using Resettlement.Api.IntegrationTests.Notices;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Registry;
using Resettlement.Infrastructure.Persistence;
using Resettlement.Infrastructure.Protection;

namespace Resettlement.Api.IntegrationTests.Protection;

internal sealed class KeyRotationTests
{
    [Test]
    public async Task A_rotation_leaves_nothing_under_the_old_keys_and_everything_findable_under_the_new()
    {
        await using var app = await TestApp.StartAsync();
        var community = await app.AddCommunityAsync();
        var people = await AddPeopleAsync(app, community, 1_203);
        using var clerk = await app.AsAsync(Role.CommunityClerk, community.Id);
        using var upload = await clerk.PostAsync($"/api/v1/imports?kind=Roster&communityId={community.Id}", new MultipartFormDataContent { { new ByteArrayContent("户编号,姓名\nX-1,张三\n"u8.ToArray()), "file", "roster.csv" } });
        Assert.That(upload.StatusCode, Is.EqualTo(HttpStatusCode.Created), await upload.Content.ReadAsStringAsync());
        var (old, during, after) = Keys(app);

        var done = await RotateAsync(app, during);

        Assert.That(done.Values, Is.EqualTo(1_203 * 2));
        Assert.That(done.Others, Is.GreaterThanOrEqualTo(2), "the workbook and the keys of the cookies");
        var fresh = new FieldProtector(Options.Create(after));
        var residents = await app.ReadAsync(db => db.Residents.AsNoTracking().ToListAsync());
        Assert.That(residents.Select(x => (x.IdNumberIndexNext, x.PhoneIndexNext)), Has.All.EqualTo(((string?)null, (string?)null)));
        foreach (var (id, number) in people)
        {
            var index = fresh.Index(FieldPurpose.IdNumber, number);
            var found = residents.Single(x => x.IdNumberIndex == index);
            Assert.That((found.Id, fresh.Reveal(found.IdNumberCipher!)), Is.EqualTo((id, number)));
        }

        Assert.That(await app.ReadAsync(async db => (await db.ImportFiles.AsNoTracking().SingleAsync()).Content is var content && fresh.IsCurrent(content)), Is.True);
        Assert.That(await StateAsync(app, after), Is.EqualTo(KeyState.Fits));
        Assert.That(await StateAsync(app, old), Is.EqualTo(KeyState.Wrong));
        Assert.That(await StateAsync(app, during), Is.EqualTo(KeyState.Rotated));
    }

    [Test]
    public async Task A_rotation_that_was_broken_off_goes_on_and_a_second_one_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var community = await app.AddCommunityAsync();
        var people = await AddPeopleAsync(app, community, 700);
        var (_, during, after) = Keys(app);

        // the first chunk only
        var half = new FieldProtector(Options.Create(during));
        await app.ArrangeAsync(async db =>
        {
            foreach (var resident in await db.Residents.AsNoTracking().OrderBy(x => x.Id).Take(500).ToListAsync())
            {
                var number = half.Unseal(resident.IdNumberCipher!);
                var (cipher, next) = (half.Seal(number), half.NextIndex(FieldPurpose.IdNumber, number));
                await db.Residents.Where(x => x.Id == resident.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.IdNumberCipher, cipher).SetProperty(x => x.IdNumberIndexNext, next));
            }
        });
        Assert.That((await RotateAsync(app, during)).Values, Is.EqualTo((700 * 2) - 500));
        Assert.That(await RotateAsync(app, after), Is.EqualTo(new Rotated(0, 0, false)));
        var fresh = new FieldProtector(Options.Create(after));
        var indexes = await app.ReadAsync(db => db.Residents.Select(x => x.IdNumberIndex).ToListAsync());
        Assert.That(indexes, Is.EquivalentTo(people.Select(x => fresh.Index(FieldPurpose.IdNumber, x.Number))));
    }

    [Test]
    public async Task The_contact_of_an_objection_is_read_under_the_new_keys()
    {
        await using var app = await NoticeScene.StartAsync();
        using var scene = await NoticeScene.PublishedAsync(app);
        Assert.That((await scene.ObjectAsync(1, name: "李四", phone: "13900003333")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var (_, during, after) = Keys(app);

        await RotateAsync(app, during);

        var contact = await app.ReadAsync(db => db.Objections.Where(x => x.NoticeId == scene.NoticeId).Select(x => x.SealedContact).SingleAsync());
        Assert.That(new FieldProtector(Options.Create(after)).Unseal(contact!), Is.EqualTo("李四\n13900003333"));
    }

    [Test]
    public async Task While_keys_change_a_person_is_unique_under_both()
    {
        await using var app = await TestApp.StartAsync();
        var (_, during, _) = Keys(app);
        var protector = new FieldProtector(Options.Create(during));
        var number = NextNumber();
        var stored = protector.Protect(FieldPurpose.IdNumber, number, "14*************015");
        Assert.That(stored.NextIndex, Is.Not.Null.And.Not.EqualTo(stored.Index));
        await AddAsync(app, stored);

        // the same person as a server sees it that knows only one of the two keys
        var byNext = stored with { Index = protector.Index(FieldPurpose.IdNumber, NextNumber()) };
        var byOld = stored with { NextIndex = null };
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(app, byNext));
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(app, byOld));
    }

    [Test]
    public async Task Who_entered_something_stays_the_one_who_may_not_confirm_it()
    {
        await using var app = await TestApp.StartAsync();
        var community = await app.AddCommunityAsync();
        var (old, during, after) = Keys(app);
        var before = new FieldProtector(Options.Create(old));
        var number = NextNumber();
        var maker = before.Protect(FieldPurpose.IdNumber, number, "14*************015");
        await app.AddUserAsync(Role.CommunityClerk, community.Id, person: maker.Index);
        var household = Household.Form(HouseholdNumber.Parse("KEY-0001").Value, community.Id, community.LeadTownshipCode, RelocationKind.RegisteredPoor, new DateOnly(2020, 1, 1), Confirmation.Pending);
        var change = RegistryChange.NewHousehold(household, new DateOnly(2020, 1, 1), "新户", new PersonKey(maker.Index), "张三", app.Clock.GetUtcNow());
        var decided = RegistryChange.NewHousehold(household, new DateOnly(2020, 1, 1), "新户", new PersonKey("system:other"), "李四", app.Clock.GetUtcNow());
        Assert.That(decided.Confirm(new PersonKey(maker.Index), "张三", app.Clock.GetUtcNow()).Error, Is.Null);
        await app.ArrangeAsync(async db =>
        {
            var user = await db.Users.SingleAsync(x => x.PersonIndex == maker.Index);
            user.SetPerson(maker);
            db.Households.Add(household);
            db.RegistryChanges.AddRange(change, decided);
        });

        await RotateAsync(app, during);

        var person = new FieldProtector(Options.Create(after)).Index(FieldPurpose.IdNumber, number);
        var stored = await app.ReadAsync(db => db.RegistryChanges.AsNoTracking().SingleAsync(x => x.Id == change.Id));
        Assert.That(stored.MadeBy.Value, Is.EqualTo(person));
        Assert.That(await app.ReadAsync(db => db.RegistryChanges.AsNoTracking().Where(x => x.Id == decided.Id).Select(x => new { x.MadeBy, x.DecidedBy }).SingleAsync()),
            Is.EqualTo(new { MadeBy = new PersonKey("system:other"), DecidedBy = (PersonKey?)new PersonKey(person) }));
        Assert.That(await app.ReadAsync(db => db.Users.Where(x => x.PersonIndex == person).CountAsync()), Is.EqualTo(1));
        Assert.That(stored.Confirm(new PersonKey(person), "张三", app.Clock.GetUtcNow()).Error!.Code, Is.EqualTo("registry.own-entry"));
    }

    [Test]
    public async Task The_key_file_goes_through_a_rotation_and_keeps_the_former_keys_apart()
    {
        var folder = Directory.CreateTempSubdirectory("resettlement-keys-").FullName;
        var first = Filled(folder);
        KeyFile.BeginRotation(folder);
        var between = Filled(folder);
        KeyFile.BeginRotation(folder);
        var again = Filled(folder);
        KeyFile.FinishRotation(folder);
        var last = Filled(folder);

        Assert.That(between.RetiredDataKeys, Is.EqualTo(new[] { first.DataKey }));
        Assert.That((between.IndexKey, between.AuditKey), Is.EqualTo((first.IndexKey, first.AuditKey)));
        Assert.That((again.DataKey, again.NextIndexKey), Is.EqualTo((between.DataKey, between.NextIndexKey)), "a second try goes on with the keys of the first");
        Assert.That((last.DataKey, last.IndexKey, last.AuditKey, last.NextIndexKey), Is.EqualTo((between.DataKey, between.NextIndexKey, first.AuditKey, (string?)null)));
        Assert.That(last.RetiredDataKeys, Is.Empty);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, KeyFile.PreviousName)), Does.Contain(first.DataKey[..20]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(Path.Combine(folder, KeyFile.Name)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Every_encrypted_column_is_known_to_the_rotation()
    {
        await using var scope = (await TestApp.SharedAsync()).SystemScope();
        var columns = ProtectedColumn.In(scope.ServiceProvider.GetRequiredService<AppDbContext>().Model);
        Assert.That(columns.Select(x => $"{x.Entity.Name}.{x.Cipher}"), Is.SupersetOf(new[] { "AppUser.IdNumberCipher", "PayoutAccount.AccountCipher", "Resident.IdNumberCipher", "Resident.PhoneCipher" }));
    }

    private static ProtectionOptions Filled(string folder)
    {
        var options = new ProtectionOptions();
        KeyFile.Fill(options, folder);
        return options;
    }

    /// <summary>The keys of the app, those during a rotation and those after it.</summary>
    private static (ProtectionOptions Old, ProtectionOptions During, ProtectionOptions After) Keys(TestApp app)
    {
        var old = app.Services.GetRequiredService<IOptions<ProtectionOptions>>().Value;
        var during = new ProtectionOptions { DataKey = ProtectionOptions.NewKey(), IndexKey = old.IndexKey, AuditKey = old.AuditKey, NextIndexKey = ProtectionOptions.NewKey() };
        during.RetiredDataKeys.Add(old.DataKey);
        return (old, during, new ProtectionOptions { DataKey = during.DataKey, IndexKey = during.NextIndexKey, AuditKey = old.AuditKey });
    }

    private static async Task<Rotated> RotateAsync(TestApp app, ProtectionOptions keys)
    {
        await using var scope = app.SystemScope();
        return await new KeyRotation(scope.ServiceProvider.GetRequiredService<AppDbContext>(), new FieldProtector(Options.Create(keys))).RunAsync(CancellationToken.None);
    }

    private static async Task<KeyState> StateAsync(TestApp app, ProtectionOptions keys)
    {
        await using var scope = app.SystemScope();
        return await new KeyCheck(scope.ServiceProvider.GetRequiredService<AppDbContext>(), new FieldProtector(Options.Create(keys))).LookAsync(CancellationToken.None);
    }

    private static async Task<List<(Guid Id, string Number)>> AddPeopleAsync(TestApp app, Community community, int count)
    {
        var protector = app.Services.GetRequiredService<IFieldProtector>();
        var people = new List<(Guid, string)>();
        await app.ArrangeAsync(db =>
        {
            for (var i = 0; i < count; i++)
            {
                var (number, phone) = (NextNumber(), $"13{TestApp.NextNumber():000000000}");
                var resident = Resident.Create($"居民{i}", protector.Protect(FieldPurpose.IdNumber, number, "14*************015"), new DateOnly(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor);
                resident.ChangePhone(protector.Protect(FieldPurpose.Phone, phone, "138****1234"));
                db.Residents.Add(resident);
                people.Add((resident.Id, number));
            }

            return Task.CompletedTask;
        });
        return people;
    }

    private static Task AddAsync(TestApp app, ProtectedText idNumber) => app.ArrangeAsync(db =>
    {
        db.Residents.Add(Resident.Create("张三", idNumber, new DateOnly(1970, 1, 1), Sex.Male, RelocationKind.RegisteredPoor));
        return Task.CompletedTask;
    });

    /// <summary>Only equality matters here; it need not be a valid number.</summary>
    private static string NextNumber() => $"140899{TestApp.NextNumber():000000000000}";
}
