using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Fees;
using Resettlement.Domain.Registry;
using Resettlement.Domain.Subsidies;
using static Resettlement.Domain.UnitTests.Subsidies.SubsidyFacts;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>
/// Random lives of three households over eight quarters: receipts, late ones, refunds, receipts that change hands, batches compiled once or several times, debts decided in
/// every way. Whatever happens, each quarter's lines follow its entitlement, and what is paid is what is signed.
/// </summary>
internal sealed class AdjustmentWalkProperties
{
    private const int Households = 3;
    private const int Quarters = 8;

    private static readonly SubsidyPolicy Policy = SubsidyPolicyTests.Policy();
    private static readonly HouseholdFacts Facts =
        new(true, RelocationKind.RegisteredPoor, [new(PovertyStatus.LiftedOut, new(new(2018, 1, 1), null))], [new(new(2019, 1, 1), null)], [new(RelocationKind.RegisteredPoor, new(new(2019, 1, 1), null), null)]);

    private enum Act
    {
        Pay,
        Refund,
        Move,
        Compile,
        CompileAgain,
        Offset,
        Recover,
        WriteOff,
        Bring,
        Book,
    }

    [Test]
    public void Every_quarter_ends_with_what_it_is_entitled_to_and_nothing_is_paid_twice()
    {
        var step = from act in Gen.Frequency((5, Gen.Constant(Act.Pay)), (3, Gen.Constant(Act.Refund)), (1, Gen.Constant(Act.Move)), (3, Gen.Constant(Act.Compile)), (1, Gen.Constant(Act.CompileAgain)),
                       (1, Gen.Constant(Act.Offset)), (1, Gen.Constant(Act.Recover)), (1, Gen.Constant(Act.WriteOff)),
                       (1, Gen.Constant(Act.Bring)), (1, Gen.Constant(Act.Book)))
                   from a in Gen.Choose(0, 999)
                   from b in Gen.Choose(0, 999)
                   from fen in Gen.Choose(1, 30_000)
                   select (act, a, b, fen);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(400)), Prop.ForAll(Gen.ArrayOf(step, 60).ToArbitrary(), steps =>
        {
            var world = new World();
            foreach (var (act, a, b, fen) in steps)
            {
                world.Do(act, a, b, fen);
                world.AssertSound();
            }

            world.Drain();
        }));
    }

    private sealed class World
    {
        private readonly List<(int Household, ReceiptFact Fact)> _receipts = [];
        private readonly List<(int Household, SubsidyLine Line)> _lines = [];
        private readonly List<HeldDebt> _debts = [];
        private readonly List<(HeldDebt Debt, long Fen)> _cases = [];
        private int _ids;
        private int _compiled;

        public void Do(Act act, int a, int b, int fen)
        {
            var awaited = _debts.FindAll(x => x.State == DebtState.Recovering && !_cases.Exists(y => y.Debt == x));
            var open = _debts.FindAll(x => x.State == DebtState.Open || awaited.Contains(x));
            var payments = _receipts.FindAll(x => x.Fact.Kind == ReceiptKind.Payment);
            switch (act)
            {
                case Act.Pay:
                    var quarter = Of(b % Math.Min(Quarters, _compiled + 2));
                    _receipts.Add((a % Households, new(Id(++_ids), FeeType.Property, ReceiptKind.Payment, PayerKind.Own, quarter.Start.AddDays(a % 90), quarter.Start, quarter.LastDay, fen)));
                    break;
                case Act.Refund when payments.Count > 0:
                    var (household, paid) = payments[a % payments.Count];
                    var left = paid.AmountFen - _receipts.Where(x => x.Fact.RefundOf == paid.Id).Sum(x => x.Fact.AmountFen);
                    if (left > 0)
                    {
                        _receipts.Add((household, paid with { Id = Id(++_ids), Kind = ReceiptKind.Refund, PaidOn = paid.PaidOn.AddDays(b), AmountFen = Math.Min(left, fen), RefundOf = paid.Id }));
                    }

                    break;
                case Act.Move when payments.Count > 0:
                    var moved = payments[a % payments.Count].Fact.Id;
                    for (var i = 0; i < _receipts.Count; i++)
                    {
                        _receipts[i] = _receipts[i].Fact.Id == moved || _receipts[i].Fact.RefundOf == moved ? (b % Households, _receipts[i].Fact) : _receipts[i];
                    }

                    break;
                case Act.Compile when _compiled < Quarters:
                    Compile(Of(_compiled++));
                    break;
                case Act.CompileAgain when _compiled > 0:
                    var before = Digest(_compiled - 1);
                    Compile(Of(_compiled - 1));
                    Compile(Of(_compiled - 1));
                    var once = Digest(_compiled - 1);
                    Compile(Of(_compiled - 1));
                    Assert.That(Digest(_compiled - 1), Is.EqualTo(once), "compiled again it is the same");
                    Assert.That(before, Is.Not.Empty);
                    break;
                case Act.Offset or Act.Recover or Act.WriteOff when open.Count > 0:
                    Decide(open[a % open.Count], act switch { Act.Offset => DebtDecision.Offset, Act.Recover => DebtDecision.Recover, _ => DebtDecision.WriteOff });
                    break;
                case Act.Bring when awaited.Count > 0:
                    // what is shown at the bank is booked by another person later, and the debt may be another by then
                    _cases.Add((awaited[a % awaited.Count], awaited[a % awaited.Count].AmountFen));
                    break;
                case Act.Book when _cases.Count > 0:
                    Book(_cases[a % _cases.Count]);
                    break;
            }
        }

        /// <summary>Last batches after everything has come in, what is held given back: nothing is owed either way.</summary>
        public void Drain()
        {
            Compile(Of(Quarters));
            for (var i = 1; i <= 4; i++)
            {
                _cases.ToList().ForEach(Book);
                foreach (var debt in _debts.Where(x => x.State is DebtState.Open or DebtState.Recovering).ToList())
                {
                    if (debt.State == DebtState.Open)
                    {
                        Decide(debt, DebtDecision.Recover);
                    }

                    Book((debt, debt.AmountFen));
                }

                Compile(Of(Quarters + i));
                AssertSound();
            }

            for (var household = 0; household < Households; household++)
            {
                foreach (var quarter in _lines.Where(x => x.Household == household).Select(x => x.Line.Quarter).Distinct())
                {
                    var due = Due(household, quarter, exclude: null);
                    var offsetting = _debts.Where(x => x.HouseholdId == Id(900 + household) && x.Quarter == quarter && x.State == DebtState.Offsetting).Sum(x => x.AmountFen);
                    Assert.That(due + offsetting, Is.Zero, $"{household} {quarter}");
                }
            }
        }

        public void AssertSound()
        {
            foreach (var batch in _lines.GroupBy(x => (x.Household, x.Line.BatchId)))
            {
                Assert.That(batch.Sum(x => x.Line.OffsetFen), Is.Zero, "what is withheld is taken");
                Assert.That(batch.Select(x => x.Line.PayableFen), Is.All.GreaterThanOrEqualTo(0));
            }

            Assert.That(_lines.Select(x => (x.Household, x.Line.Quarter, x.Line.Component)), Is.Unique);
            Assert.That(_debts.Where(x => x.State is not (DebtState.Decided or DebtState.Cleared)).Select(x => (x.HouseholdId, x.Quarter)), Is.Unique);
            Assert.That(_debts.Select(x => x.AmountFen), Is.All.GreaterThan(0));
        }

        private void Decide(HeldDebt debt, DebtDecision decision)
        {
            Assert.That(debt.Propose(decision, "理由", "凭证1", By("one")).Error, Is.Null);
            Assert.That(debt.Agree(debt.AmountFen, By("one")).Error?.Code, Is.EqualTo("subsidy.own-debt"));
            Assert.That(debt.Agree(debt.AmountFen, By("two")).Error, Is.Null);
        }

        private void Book((HeldDebt Debt, long Fen) found)
        {
            _cases.Remove(found);
            Assert.That(found.Debt.BookRecovery(found.Fen, "ZH2026-0001", default).Error, Is.Null);
        }

        private void Compile(Quarter quarter)
        {
            var batch = BatchOf(quarter);
            var compiler = new HouseholdCompiler(batch, Id(800), quarter, Policy);
            _lines.RemoveAll(x => x.Line.BatchId == batch);
            for (var household = 0; household < Households; household++)
            {
                var dues = _lines.Where(x => x.Household == household && x.Line.Quarter != quarter).Select(x => x.Line.Quarter).Distinct()
                    .Select(other => new QuarterDue(new(Id(900 + household), $"X-{household}", other), Due(household, other, batch), StateOf(household, other, batch))).ToList();
                var facts = FactsOf(household, quarter, batch);
                var result = compiler.Compile(facts, dues);
                if (result.Line is { } line)
                {
                    Add(household, line);
                }

                foreach (var netted in result.Netting?.Lines ?? [])
                {
                    var other = FactsOf(household, netted.Of.Quarter, batch);
                    Add(household, compiler.Adjust(other, JudgedQuarter.Of(other, netted.Of.Quarter, Policy.Terms), netted, new(null, facts.OwnAccount!)).Line!);
                }

                Keep(household, batch, dues, result.Netting);
                AssertFollowed(household, result.Netting);
            }
        }

        // as the keeper of the application does
        private void Keep(int household, Guid batch, List<QuarterDue> dues, Netting? netting)
        {
            if (netting is null)
            {
                return;
            }

            var owed = netting.Debts.ToDictionary(x => x.Of.Quarter, x => x.AmountFen);
            foreach (var debt in _debts.Where(x => x.HouseholdId == Id(900 + household) && (x.ClearedByBatchId == batch || x.State is not (DebtState.Decided or DebtState.Cleared)))
                .OrderBy(x => x.State == DebtState.Cleared).ToList())
            {
                if (owed.Remove(debt.Quarter, out var fen))
                {
                    debt.Unclear();
                    debt.Refind(debt.CommunityId, fen);
                }
                else if (dues.Exists(x => x.Of.Quarter == debt.Quarter))
                {
                    debt.Clear(batch);
                }
            }

            _debts.AddRange(owed.Select(x => HeldDebt.Find(Id(800), Id(900 + household), $"X-{household}", "140828100", x.Key, x.Value, batch, default)));
        }

        private void Add(int household, SubsidyLine line) => _lines.Add((household, line));

        /// <summary>After a batch every quarter with a line has exactly what it is entitled to; what is over is a debt, what is missing waits behind one.</summary>
        private void AssertFollowed(int household, Netting? netting)
        {
            foreach (var quarter in _lines.Where(x => x.Household == household).Select(x => x.Line.Quarter).Distinct())
            {
                var due = Due(household, quarter, exclude: null);
                var debt = _debts.SingleOrDefault(x => x.HouseholdId == Id(900 + household) && x.Quarter == quarter && x.State is not (DebtState.Decided or DebtState.Cleared));
                Assert.That(debt?.AmountFen ?? 0, Is.EqualTo(Math.Max(0, -due)), $"{household} {quarter}");
                Assert.That(due <= 0 || netting is { IsHeld: true }, $"{household} {quarter}");
            }
        }

        private long Due(int household, Quarter quarter, Guid? exclude)
        {
            var decided = _debts.FindAll(x => x.HouseholdId == Id(900 + household) && x.Quarter == quarter && x.State == DebtState.Decided);
            return AdjustmentCalculator.Due(new(
                JudgedQuarter.Of(FactsOf(household, quarter, exclude), quarter, Policy.Terms).EntitledFen,
                _lines.Where(x => x.Household == household && x.Line.Quarter == quarter && x.Line.BatchId != exclude).Sum(x => x.Line.AmountFen),
                decided.Where(x => x.Decision == DebtDecision.Recover).Sum(x => x.AmountFen), decided.Where(x => x.Decision == DebtDecision.WriteOff).Sum(x => x.AmountFen)));
        }

        private DueState StateOf(int household, Quarter quarter, Guid batch) =>
            _debts.Where(x => x.HouseholdId == Id(900 + household) && x.Quarter == quarter).Select(x => x.DueIn([batch], isRegular: true)).DefaultIfEmpty().Max();

        private HouseholdQuarter FactsOf(int household, Quarter quarter, Guid? exclude) => new(
            Id(900 + household), $"X-{household}", "140828100", "1", "张三", true, Facts, [], [.. _receipts.Where(x => x.Household == household).Select(x => x.Fact)],
            new(Id(700 + household), Id(600 + household), "张三", "****0001", true, true, false),
            [.. _lines.Where(x => x.Household == household && x.Line.Quarter == quarter && x.Line.BatchId != exclude).Select(x => new EarlierLine(x.Line.AmountFen, true, x.Line.Component))]);

        private string Digest(int index)
        {
            using var digest = new ContentDigest(Id(1));
            foreach (var (_, line) in _lines.Where(x => x.Line.BatchId == BatchOf(Of(index))))
            {
                digest.Add(new(line, null, []));
            }

            return digest.Finish();
        }

        private static Quarter Of(int index) => new(2022 + (index / 4), 1 + (index % 4));

        private static Guid BatchOf(Quarter quarter) => Id((quarter.Year * 10) + quarter.Number);

        private static Actor By(string person) => new(new(person), person, default);
    }
}
