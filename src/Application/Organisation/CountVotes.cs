using FluentValidation;
using MediatR;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>
/// Writes down a round of voting: who was entitled, who voted, the valid ballots and the votes of every candidate. <paramref name="Round"/> is the number of the round, so that one
/// round is counted once.
/// </summary>
[Idempotent]
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record CountVotesCommand(Guid ElectionId, int Round, DateOnly Day, int Eligible, int Cast, int Valid, string MinutesNumber, IReadOnlyList<CandidateVotes> Votes) : IRequest<Result<VotesCounted>>;

/// <param name="TurnoutMet">More than half of the entitled have voted.</param>
/// <param name="SeatsOpen">Seats that nobody has won.</param>
public sealed record VotesCounted(Guid Id, int Round, bool TurnoutMet, int SeatsOpen, IReadOnlyList<Guid> Elected);

internal sealed class CountVotesValidator : AbstractValidator<CountVotesCommand>
{
    public CountVotesValidator()
    {
        RuleFor(x => x.MinutesNumber).Must(x => !string.IsNullOrWhiteSpace(x)).WithMessage("请填写会议记录或计票单的编号。").MaximumLength(100).WithMessage("编号过长。");
        RuleFor(x => x.Votes).NotNull().WithMessage("请填写得票数。");
        RuleFor(x => x.Eligible).InclusiveBetween(1, 1_000_000).WithMessage("应参加人数须大于0。");
        RuleFor(x => x.Cast).GreaterThanOrEqualTo(0).WithMessage("实际参加人数不能小于0。");
        RuleFor(x => x.Valid).GreaterThanOrEqualTo(0).WithMessage("有效票不能小于0。");
    }
}

internal sealed class CountVotesHandler(IAppDbContext db, ICurrentUser user, ElectionDesk elections, TimeProvider clock) : IRequestHandler<CountVotesCommand, Result<VotesCounted>>
{
    public async Task<Result<VotesCounted>> Handle(CountVotesCommand command, CancellationToken ct)
    {
        if (await elections.FindAsync(command.ElectionId, Permissions.Organisation.Write, ct) is not { } election)
        {
            return ElectionErrors.NotFound;
        }

        if (command.Round != election.Round + 1)
        {
            return ElectionErrors.RoundCounted;
        }

        var sheet = new VoteSheet(command.Day, command.Eligible, command.Cast, command.Valid, command.MinutesNumber, command.Votes);
        if (election.Count(sheet, user.Person, user.DisplayName, clock.LocalToday()).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        var elected = election.Candidates.Where(x => x.State == CandidateState.Elected).Select(x => x.Id).ToList();
        return new VotesCounted(election.Id, election.Round, VoteCount.IsValid(command.Eligible, command.Cast), election.OpenSeats, elected);
    }
}
