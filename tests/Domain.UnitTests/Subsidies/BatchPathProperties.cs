using FsCheck;
using FsCheck.Fluent;
using Resettlement.Domain.Common;
using Resettlement.Domain.Subsidies;

namespace Resettlement.Domain.UnitTests.Subsidies;

/// <summary>Random sequences of actions by random people, and interleavings of two who saw the same state.</summary>
internal sealed class BatchPathProperties
{
    private static readonly BatchAction[] Approvals = [BatchAction.Check, BatchAction.SignFirst, BatchAction.SignSecond, BatchAction.Review];

    private sealed record Move(BatchAction Action, int Person, bool Stale);

    private static Arbitrary<Move[]> Sequences => Gen.ArrayOf(
        from action in Gen.Frequency((6, Gen.Choose(0, 9).Select(x => (BatchAction)x)), (1, Gen.Elements(Enum.GetValues<BatchAction>())))
        from person in Gen.Choose(0, 7)
        from stale in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Move(action, person, stale), 60).ToArbitrary();

    [Test]
    public void However_people_act_what_is_released_was_agreed_to_by_five_persons_as_it_is()
    {
        var released = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(1_000)), Prop.ForAll(Sequences, moves =>
        {
            var batch = SubsidyBatch.Open(Guid.CreateVersion7(), new(2026, 3), default);
            var agreed = new Dictionary<BatchAction, (PersonKey Person, string Hash)>();
            foreach (var move in moves.Concat(Regular()))
            {
                var before = (batch.State, batch.ContentHash, batch.Version, Steps: batch.Steps.Count);
                var by = BatchMaker.By($"p{move.Person}");
                var result = BatchMaker.Try(batch, move.Action, by, move.Stale ? "stale" : null);
                if (!result.IsSuccess)
                {
                    Assert.That((batch.State, batch.ContentHash, batch.Version, batch.Steps.Count), Is.EqualTo(before), "a refusal changes nothing");
                    continue;
                }

                Assert.That(BatchTransitions.Next(before.State, move.Action), Is.EqualTo(batch.State), "no way beside the table");
                Assert.That(batch.Version, Is.GreaterThan(before.Version));
                if (batch.State is SubsidyBatchState.Compiled or SubsidyBatchState.Cancelled or SubsidyBatchState.Settled && move.Action != BatchAction.Settle)
                {
                    agreed.Clear();
                }

                if (Approvals.Contains(move.Action))
                {
                    agreed[move.Action] = (by.Person, batch.ContentHash!);
                }

                if (batch.State == SubsidyBatchState.Settled && before.State == SubsidyBatchState.TownshipReviewed)
                {
                    Assert.That(agreed.Keys, Is.EquivalentTo(Approvals), "what pays nobody is agreed to as well");
                    Assert.That(agreed.Values.Select(x => x.Hash), Is.All.EqualTo(batch.ContentHash));
                    Assert.That(agreed.Values.Select(x => x.Person).Append(batch.CompiledBy!.Value).Distinct().Count(), Is.EqualTo(5), "five persons");
                }

                if (batch.State == SubsidyBatchState.Released)
                {
                    released++;
                    Assert.That(agreed.Keys, Is.EquivalentTo(Approvals));
                    Assert.That(agreed.Values.Select(x => x.Hash), Is.All.EqualTo(batch.ContentHash), "nobody's agreement outlives a change");
                    Assert.That(agreed.Values.Select(x => x.Person).Append(batch.CompiledBy!.Value).Append(by.Person).Distinct().Count(), Is.EqualTo(6), "six persons");
                }
            }

            Assert.That(batch.Steps.Count(x => x.Action == BatchAction.Release), Is.LessThanOrEqualTo(1), "released once");
        }));
        Assert.That(released, Is.GreaterThan(Trials.Of(1_000) / 10), "the sequences get there");

        // a regular run behind the random one, by persons in turn, so that many sequences end in a release
        static IEnumerable<Move> Regular() => Enumerable.Range(0, 9).SelectMany(action => Enumerable.Range(0, 8).Select(person => new Move((BatchAction)action, (person + action) % 8, false)))
            .Where(x => x.Action != BatchAction.CommitteeReturn && x.Action != BatchAction.Compile).Prepend(new(BatchAction.Compile, 0, false));
    }

    [Test]
    public void Of_two_who_act_on_one_state_the_version_lets_one_through()
    {
        // what the database does with the token: both work on the same snapshot, the second save finds another version
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(40)), Prop.ForAll(Sequences, moves =>
        {
            foreach (var pair in moves.Chunk(2).Where(x => x.Length == 2))
            {
                foreach (var state in Enum.GetValues<SubsidyBatchState>())
                {
                    var (one, two) = (BatchMaker.In(state), BatchMaker.In(state));
                    var seen = one.Version;
                    var first = BatchMaker.Try(one, pair[0].Action, BatchMaker.By($"p{pair[0].Person}"));
                    var second = BatchMaker.Try(two, pair[1].Action, BatchMaker.By($"q{pair[1].Person}"));
                    Assert.That(first.IsSuccess && second.IsSuccess && (one.Version == seen || two.Version == seen), Is.False, "an action that does not raise the version could slip through beside another");
                }
            }
        }));
    }
}
