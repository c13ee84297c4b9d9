using Resettlement.Application.Access;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;
using Resettlement.Domain.Ledger;
using Resettlement.Domain.Payouts;
using Resettlement.Infrastructure.Payouts;
using Resettlement.Infrastructure.Persistence;

namespace Resettlement.Infrastructure.Sample;

/// <summary>The book of the county subsidy fund with two appropriations that cover the sample's quarters, two paying banks, and the look-up table of banks.</summary>
internal sealed class SampleFunds(AppDbContext db, IFieldProtector protector, TimeProvider clock)
{
    private const string Debtor = "夏县财政局补贴资金专户（示范）";

    private static readonly (string Document, DateOnly On, long Fen)[] Appropriations =
    [
        ("夏示财〔2026〕11号", new(2026, 3, 12), 80_000_000),
        ("夏示财〔2026〕47号", new(2026, 9, 18), 60_000_000),
    ];

    public async Task WriteAsync(AppUser preparer, AppUser reviewer, CancellationToken ct)
    {
        var book = LedgerBook.Open(FundKind.CountySubsidy, "县级补贴资金账", new DateOnly(2026, 1, 1));
        db.LedgerBooks.Add(book);
        var total = Appropriations.Sum(x => x.Fen);
        db.LedgerBalances.Add(new LedgerBalance { BookId = book.Id, BankFen = total, PayableFen = 0, AvailableFen = total });
        db.LedgerNumbers.Add(new LedgerNumber { BookId = book.Id, Year = 2026, Last = Appropriations.Length });
        await db.SaveChangesAsync(ct);
        foreach (var ((document, on, fen), i) in Appropriations.Select((x, i) => (x, i)))
        {
            var at = on.StartOfDay().AddHours(10);
            var appropriation = Must(Appropriation.Record(book.Id, document, on, fen, "示范县补贴资金", on, Key(preparer), preparer.DisplayName, at));
            Must(appropriation.Confirm(Key(reviewer), reviewer.DisplayName, at));
            db.Appropriations.Add(appropriation);
            var entry = JournalEntry.Write(book.Id, i + 1, on, EntryKind.Appropriation, fen, document, EntryReference.Appropriation, appropriation.Id, Key(reviewer), reviewer.DisplayName, at);
            db.JournalEntries.Add(entry);
            db.JournalPostings.AddRange(entry.Postings());
        }

        db.BankDirectory.AddRange(BankDirectoryFile.Read());
        AddProfile(new("XNX", "夏县农村信用社", "402181000018", Debtor, ["402"], BankEncoding.Gb18030, BankRepertoire.Gb18030, Enum.GetValues<BankFileFormat>(), BankProfileTerms.CanonicalColumns, 20_000),
            "9990402181000000018", preparer, reviewer);
        AddProfile(new("YCX", "邮储银行夏县支行（示例）", "403181000026", Debtor, [], BankEncoding.Gbk, BankRepertoire.Gbk, [BankFileFormat.Csv, BankFileFormat.Xlsx], BankProfileTerms.CanonicalColumns, 5_000),
            "9990403181000000026", preparer, reviewer);
        await db.SaveChangesAsync(ct);
    }

    private void AddProfile(BankProfileTerms terms, string account, AppUser preparer, AppUser reviewer)
    {
        var profile = Must(BankProfile.Propose(terms, protector.Protect(FieldPurpose.Account, account, "****" + account[^4..]), 1, Key(preparer), preparer.DisplayName, clock.GetUtcNow()));
        Must(profile.Decide(true, Key(reviewer), reviewer.DisplayName, clock.GetUtcNow()));
        db.BankProfiles.Add(profile);
    }

    private static PersonKey Key(AppUser user) => new(user.PersonIndex);

    private static T Must<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException("The sample breaks a rule: " + error.Code) : result.Value;

    private static void Must(Result result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException("The sample breaks a rule: " + error.Code);
        }
    }
}
