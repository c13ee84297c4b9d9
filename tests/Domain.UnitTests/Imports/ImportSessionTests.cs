using Resettlement.Domain.Common;
using Resettlement.Domain.Imports;

namespace Resettlement.Domain.UnitTests.Imports;

public class ImportSessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 11, 4, 0, 0, TimeSpan.Zero);
    private static readonly ImportCounts First = new(Rows: 10, Blank: 1, Ignored: 2, Valid: 6, Known: 3, Faulty: 4, SumFen: 12_345);
    private static readonly ImportCounts Second = new(Rows: 11, Blank: 2, Ignored: 3, Valid: 7, Known: 4, Faulty: 5, SumFen: 54_321);

    [Test]
    public void A_file_is_checked_as_often_as_wanted_and_then_committed_with_the_counts_of_that_moment()
    {
        var import = Uploaded();
        Assert.That(import.Check("A", First).IsSuccess, Is.True);
        Assert.That((import.State, import.Mapping, Counts(import), import.Version), Is.EqualTo((ImportState.Checked, "A", First, 2)));

        Assert.That(import.Check("B", Second).IsSuccess, Is.True);
        Assert.That((import.Mapping, Counts(import), import.Version), Is.EqualTo(("B", Second, 3)));

        Assert.That(import.Commit(First, 6, Noon.AddHours(1)).IsSuccess, Is.True);
        Assert.That((import.State, import.WrittenCount, import.CommittedAt, Counts(import), import.Version), Is.EqualTo((ImportState.Committed, (int?)6, (DateTimeOffset?)Noon.AddHours(1), First, 4)));
    }

    [Test]
    public void A_file_that_was_never_checked_is_not_committed()
    {
        var import = Uploaded();

        Assert.That(import.Commit(First, 6, Noon).Error?.Code, Is.EqualTo("import.not-checked"));
        Assert.That((import.State, import.WrittenCount), Is.EqualTo((ImportState.Uploaded, (int?)null)));
    }

    [Test]
    public void What_is_committed_or_cancelled_stays_so()
    {
        var committed = Uploaded();
        committed.Check("A", First);
        committed.Commit(First, 6, Noon);
        var cancelled = Uploaded();
        Assert.That(cancelled.Cancel().IsSuccess, Is.True);
        Assert.That((cancelled.State, cancelled.Version), Is.EqualTo((ImportState.Cancelled, 2)));

        foreach (var import in new[] { committed, cancelled })
        {
            var state = import.State;
            Assert.That(import.Check("B", Second).Error?.Code, Is.EqualTo("import.closed"));
            Assert.That(import.Commit(Second, 7, Noon).Error?.Code, Is.EqualTo("import.closed"));
            Assert.That(import.Cancel().Error?.Code, Is.EqualTo("import.closed"));
            Assert.That(import.State, Is.EqualTo(state));
        }
    }

    [Test]
    public void A_checked_file_can_still_be_cancelled()
    {
        var import = Uploaded();
        import.Check("A", First);

        Assert.That(import.Cancel().IsSuccess, Is.True);
    }

    [Test]
    public void A_remembered_mapping_is_changed_under_its_name()
    {
        var profile = ImportProfile.Create(ImportKind.Receipts, Guid.Empty, null, "物业月报", "sig", "A");

        profile.Change("物业季报", "B");

        Assert.That((profile.Name, profile.Mapping, profile.HeaderSignature, profile.Version), Is.EqualTo(("物业季报", "B", "sig", 2)));
    }

    private static ImportSession Uploaded() =>
        ImportSession.Upload(ImportKind.Receipts, Guid.Empty, null, "10月.xlsx", "00", 10, "proposed", new("clerk"), "经办", Noon);

    private static ImportCounts Counts(ImportSession import) =>
        new(import.RowCount, import.BlankCount, import.IgnoredCount, import.ValidCount, import.KnownCount, import.FaultyCount, import.SumFen);
}
