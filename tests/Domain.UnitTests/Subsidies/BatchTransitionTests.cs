using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>Every state × action × role, against a table written a second time.</summary>
internal sealed class BatchTransitionTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    // rows: states in order; columns: actions in order; the letter is the state it leads to
    private static readonly string[] Table =
    [
        "               Compile Check CReturn Publish End First Second Review Release Settle Return Cancel Paper Pass",
        "O Opened           C     -      -      -     -    -     -      -       -      -      -      X     S     -",
        "C Compiled         C     K      C      -     -    -     -      -       -      -      -      X     S     -",
        "K CommitteeChecked -     -      C      N     -    -     -      -       -      -      C      X     -     E",
        "N Noticed          -     -      -      -     E    -     -      -       -      -      C      X     -     -",
        "E NoticeEnded      -     -      -      -     -    F     -      -       -      -      C      X     -     -",
        "F FirstSigned      -     -      -      -     -    -     A      -       -      -      C      X     -     -",
        "A Approved         -     -      -      -     -    -     -      T       -      -      C      X     -     -",
        "T TownshipReviewed -     -      -      -     -    -     -      -       R      S      C      X     -     -",
        "R Released         -     -      -      -     -    -     -      -       -      S      -      -     -     -",
        "S Settled          -     -      -      -     -    -     -      -       -      -      -      -     -     -",
        "X Cancelled        -     -      -      -     -    -     -      -       -      -      -      -     -     -",
    ];

    private static readonly Dictionary<BatchAction, Role[]> Roles = new()
    {
        [BatchAction.Compile] = [Role.CommunityClerk, Role.CountyFinancePreparer],
        [BatchAction.Check] = [Role.ResidentsCommittee],
        [BatchAction.CommitteeReturn] = [Role.ResidentsCommittee],
        [BatchAction.PublishNotice] = [Role.CommunityClerk],

        // any of them may hold a post or stand in for one; the sheet says who
        [BatchAction.SignFirst] = [Role.ContactLeader, Role.TownshipClerk, Role.TownshipLeader, Role.CentreDirector, Role.BranchSecretary],
        [BatchAction.SignSecond] = [Role.ContactLeader, Role.TownshipClerk, Role.TownshipLeader, Role.CentreDirector, Role.BranchSecretary],
        [BatchAction.Review] = [Role.TownshipLeader],
        [BatchAction.Release] = [Role.CountyFinanceReviewer],
        [BatchAction.Return] = [Role.CommunityClerk, Role.CentreDirector, Role.BranchSecretary, Role.TownshipLeader, Role.CountyFinancePreparer, Role.CountyFinanceReviewer],
        [BatchAction.Cancel] = [Role.TownshipLeader],
        [BatchAction.SettleOnPaper] = [Role.CountyFinancePreparer, Role.CountyFinanceReviewer],
    };

    private static IEnumerable<TestCaseData> EveryStateAndAction()
    {
        foreach (var (state, from) in Enum.GetValues<SubsidyBatchState>().Select((x, i) => (x, i)))
        {
            foreach (var (action, column) in Enum.GetValues<BatchAction>().Select((x, i) => (x, i)))
            {
                var cells = Table[from + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var letter = cells[column + 2];
                yield return new TestCaseData(state, action, letter == "-" ? null : (SubsidyBatchState?)Enum.GetValues<SubsidyBatchState>()[Array.FindIndex(Table, 1, row => row.StartsWith(letter, StringComparison.Ordinal)) - 1])
                    .SetArgDisplayNames(state.ToString(), action.ToString(), letter);
            }
        }
    }

    [TestCaseSource(nameof(EveryStateAndAction))]
    public void Every_state_and_action_leads_where_the_table_says(SubsidyBatchState state, BatchAction action, SubsidyBatchState? expected)
    {
        Assert.That(BatchTransitions.Next(state, action), Is.EqualTo(expected));
        var batch = BatchMaker.In(state);
        var version = batch.Version;
        var result = BatchMaker.Try(batch, action, new(new("somebody-new"), "新人", At));
        Assert.That(batch.State, Is.EqualTo(expected ?? state), "what the aggregate does is what the table says");
        Assert.That(result.IsSuccess, Is.EqualTo(expected is not null), result.Error?.Code);
        if (expected is null)
        {
            Assert.That(result.Error!.Code, Is.EqualTo(state == SubsidyBatchState.Settled && action is (BatchAction.Compile or BatchAction.SettleOnPaper) ? "subsidy.settled" : "subsidy.wrong-state"));
            Assert.That(batch.Version, Is.EqualTo(version), "nothing changed");
        }
        else
        {
            Assert.That(batch.Version, Is.GreaterThan(version));
            Assert.That(batch.Steps.Last(), Has.Property("Action").EqualTo(action).And.Property("From").EqualTo(state).And.Property("To").EqualTo(expected));
        }
    }

    private static Role[] AllRoles => Enum.GetValues<Role>();

    [TestCaseSource(nameof(AllRoles))]
    public void Every_role_may_do_what_the_list_says(Role role)
    {
        var may = BatchPermissions.All.Where(x => RoleCatalogue.Of(role).Permissions.Contains(x.Permission)).Select(x => x.Action).Distinct().Order();
        Assert.That(may, Is.EqualTo(Roles.Where(x => x.Value.Contains(role)).Select(x => x.Key).Order()));
    }

    [Test]
    public void Every_action_of_a_person_has_a_permission() => Assert.That(BatchPermissions.All.Select(x => x.Action).Distinct().Order(), Is.EqualTo(Roles.Keys.Order()));

    private static IEnumerable<TestCaseData> EveryPartAndAction()
    {
        BatchAction[] separated = [BatchAction.Check, BatchAction.SignFirst, BatchAction.SignSecond, BatchAction.Review, BatchAction.Release];
        string[] persons = ["maker", "checker", "first", "second", "reviewer"];
        for (var action = 0; action < separated.Length; action++)
        {
            for (var person = 0; person <= action; person++)
            {
                yield return new TestCaseData(separated[action], persons[person]);
            }
        }
    }

    [TestCaseSource(nameof(EveryPartAndAction))]
    public void Whoever_acted_before_cannot_act_again(BatchAction action, string person)
    {
        var batch = BatchMaker.In(Enum.GetValues<SubsidyBatchState>().First(state => BatchTransitions.Allows(state, action)));
        var result = BatchMaker.Try(batch, action, new(new(person), "同一人", At));
        Assert.That(result.Error?.Code, Is.EqualTo("subsidy.same-person"));
    }

    [TestCase(BatchAction.Check)]
    [TestCase(BatchAction.SignFirst)]
    [TestCase(BatchAction.SignSecond)]
    [TestCase(BatchAction.Review)]
    public void Nobody_agrees_to_what_they_have_not_seen(BatchAction action)
    {
        var batch = BatchMaker.In(Enum.GetValues<SubsidyBatchState>().First(state => BatchTransitions.Allows(state, action)));
        Assert.That(BatchMaker.Try(batch, action, new(new("somebody-new"), "新人", At), "another-hash").Error?.Code, Is.EqualTo("subsidy.content-changed"));
    }

    [Test]
    public void A_remark_without_an_answer_stands_against_the_check()
    {
        var batch = BatchMaker.In(SubsidyBatchState.Compiled);
        Assert.That(batch.Check(batch.ContentHash!, 2, new(new("checker"), "核对人", At)).Error?.Code, Is.EqualTo("subsidy.remarks-open"));
        Assert.That(batch.Check(batch.ContentHash!, 0, new(new("checker"), "核对人", At)).IsSuccess, Is.True);
    }

    [Test]
    public void Only_what_pays_nobody_goes_without_notice_and_without_release()
    {
        var (checkedBatch, reviewed) = (BatchMaker.In(SubsidyBatchState.CommitteeChecked), BatchMaker.In(SubsidyBatchState.TownshipReviewed));
        Assert.That(checkedBatch.PassNotice(paysNobody: false, BatchMaker.By("checker")).Error?.Code, Is.EqualTo("subsidy.wrong-state"));
        Assert.That(reviewed.Settle(BatchMaker.By("reviewer")).Error?.Code, Is.EqualTo("subsidy.wrong-state"));
        Assert.That((checkedBatch.State, reviewed.State), Is.EqualTo((SubsidyBatchState.CommitteeChecked, SubsidyBatchState.TownshipReviewed)));
    }

    [TestCase(SubsidyBatchState.CommitteeChecked)]
    [TestCase(SubsidyBatchState.Approved)]
    [TestCase(SubsidyBatchState.TownshipReviewed)]
    public void What_was_returned_waits_for_its_maker_and_forgets_who_agreed(SubsidyBatchState from)
    {
        var batch = BatchMaker.In(from);
        var hash = batch.ContentHash!;
        Assert.That(batch.Return("第3户金额有误", new(new("township"), "乡镇", At)).IsSuccess, Is.True);
        Assert.That((batch.CheckedBy, batch.FirstSignedBy, batch.SecondSignedBy, batch.ReviewedBy), Is.EqualTo(default((PersonKey?, PersonKey?, PersonKey?, PersonKey?))));
        Assert.That(batch.ReturnReason, Is.EqualTo("第3户金额有误"));
        Assert.That(batch.Check(hash, 0, new(new("checker"), "核对人", At)).Error?.Code, Is.EqualTo("subsidy.being-remade"));

        // the same content again answers the return; the checker of before may check again
        Assert.That(batch.RecordCompilation(Guid.Empty, hash, new("maker"), "经办", At).Value, Is.False);
        Assert.That(batch.Check(hash, 0, new(new("checker"), "核对人", At)).IsSuccess, Is.True);
    }

    [Test]
    public void A_remark_is_answered_once_and_by_another_person()
    {
        var batch = BatchMaker.In(SubsidyBatchState.Compiled);
        var remark = LineRemark.On(batch, Guid.CreateVersion7(), "X-1", "面积不对", new(new("checker"), "核对人", At)).Value;
        Assert.That(remark.Reply("已核", new(new("checker"), "核对人", At)).Error?.Code, Is.EqualTo("subsidy.own-remark"));
        Assert.That(remark.Reply("已核", new(new("maker"), "经办", At)).IsSuccess, Is.True);
        Assert.That(remark.Reply("又核", new(new("maker"), "经办", At)).Error?.Code, Is.EqualTo("subsidy.remark-answered"));
        Assert.That(LineRemark.On(BatchMaker.In(SubsidyBatchState.Noticed), Guid.Empty, "X-1", "晚了", default).Error?.Code, Is.EqualTo("subsidy.wrong-state"));
    }

    [Test]
    public void A_refusal_that_comes_late_does_not_touch_a_batch_on_its_way()
    {
        var batch = BatchMaker.In(SubsidyBatchState.Noticed);
        var version = batch.Version;
        batch.Refuse(SubsidyErrors.Failed, At);
        Assert.That((batch.RefusalCode, batch.Version), Is.EqualTo(((string?)null, version)));
    }
}

/// <summary>Batches in a given state, made by the regular way with a person for each step.</summary>
internal static class BatchMaker
{
    public const string Hash = "hash-1";
    private static readonly DateTimeOffset At = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    public static SubsidyBatch In(SubsidyBatchState state)
    {
        var batch = SubsidyBatch.Open(Guid.CreateVersion7(), new(2026, 3), At);
        if (state == SubsidyBatchState.Cancelled)
        {
            Must(batch.Cancel("试验", By("township")));
            return batch;
        }

        foreach (var (action, person) in new[]
        {
            (BatchAction.Compile, "maker"), (BatchAction.Check, "checker"), (BatchAction.PublishNotice, "publisher"), (BatchAction.EndNotice, "sweep"), (BatchAction.SignFirst, "first"),
            (BatchAction.SignSecond, "second"), (BatchAction.Review, "reviewer"), (BatchAction.Release, "releaser"), (BatchAction.Settle, "importer"),
        }.TakeWhile(_ => batch.State != state))
        {
            Must(Try(batch, action, By(person)));
        }

        return batch;
    }

    public static Result Try(SubsidyBatch batch, BatchAction action, Actor by, string? seen = null) => action switch
    {
        BatchAction.Compile => batch.RecordCompilation(Guid.Empty, batch.ContentHash is null ? Hash : batch.ContentHash + "'", by.Person, by.Name, by.At) is { Error: { } error } ? error : Result.Success,
        BatchAction.Check => batch.Check(seen ?? batch.ContentHash ?? "", 0, by),
        BatchAction.CommitteeReturn => batch.Return("理由", by, byCommittee: true),
        BatchAction.PublishNotice => batch.PublishNotice(by),
        BatchAction.EndNotice => batch.EndNotice(batch.ContentHash!, by),
        BatchAction.SignFirst => batch.Sign(true, seen ?? batch.ContentHash ?? "", by),
        BatchAction.SignSecond => batch.Sign(false, seen ?? batch.ContentHash ?? "", by),
        BatchAction.Review => batch.Review(seen ?? batch.ContentHash ?? "", by),
        BatchAction.Release => batch.Release(by),
        BatchAction.Settle => batch.Settle(by, paysNobody: true),
        BatchAction.Return => batch.Return("理由", by),
        BatchAction.Cancel => batch.Cancel("理由", by),
        BatchAction.SettleOnPaper => batch.SettleOnPaper("凭证1", by.Person, by.Name, by.At),
        BatchAction.PassNotice => batch.PassNotice(paysNobody: true, by),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    public static Actor By(string person) => new(new(person), person, At);

    private static void Must(Result result) => Assert.That(result.Error?.Code, Is.Null);
}
