using FluentValidation;
using MediatR;
using Moq;
using Resettlement.Application.Common;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;

namespace Resettlement.Application.UnitTests.Common;

internal sealed class BehaviourTests
{
    [TestCase(false, false, false, ExpectedResult = "access.unauthenticated")]
    [TestCase(true, false, false, ExpectedResult = "access.forbidden")]
    [TestCase(true, true, false, ExpectedResult = null)]
    [TestCase(true, true, true, ExpectedResult = "access.password-expired")]
    public async Task<string?> A_request_needs_its_permission_and_a_password_of_ones_own(bool signedIn, bool holds, bool mustChange)
    {
        var user = new Mock<ICurrentUser>();
        user.Setup(x => x.IsAuthenticated).Returns(signedIn);
        user.Setup(x => x.MustChangePassword).Returns(mustChange);
        user.Setup(x => x.Has(Permissions.Fees.Read)).Returns(holds);
        var handled = false;

        var result = await new PermissionBehaviour<ReadCommand, Result>(user.Object).Handle(new ReadCommand("x", []), CancellationToken.None, () =>
        {
            handled = true;
            return Task.FromResult(Result.Success);
        });

        Assert.That(handled, Is.EqualTo(result.IsSuccess));
        return result.Error?.Code;
    }

    [Test]
    public void A_request_without_a_permission_is_a_defect() =>
        Assert.That(() => new PermissionBehaviour<Unguarded, Result>(Mock.Of<ICurrentUser>()).Handle(new Unguarded(), CancellationToken.None, () => Task.FromResult(Result.Success)),
            Throws.InvalidOperationException);

    [Test]
    public async Task All_faults_come_at_once_under_the_names_of_the_json()
    {
        var behaviour = new ValidationBehaviour<ReadCommand, Result>([new ReadValidator()]);

        var result = await behaviour.Handle(new ReadCommand("", [new Line("")]), CancellationToken.None, () => throw new InvalidOperationException("not reached"));

        Assert.That(result.Error!.Kind, Is.EqualTo(ErrorKind.Validation));
        Assert.That(result.Error.Fields!.Keys, Is.EquivalentTo(new[] { "name", "lines[0].feeType" }));
        Assert.That(result.Error.Message, Does.Contain("请填写姓名").And.Contain("请填写费用"));
    }

    [Test]
    public async Task A_lost_race_is_an_expected_failure_and_a_defect_is_not()
    {
        var (faults, db) = (new Mock<IDatabaseFaults>(), new Mock<IAppDbContext>());
        faults.Setup(x => x.Explain(It.IsAny<TimeoutException>())).Returns(CommonErrors.Busy);
        var behaviour = new RaceBehaviour<ReadCommand, Result>(faults.Object, db.Object);

        var lost = await behaviour.Handle(new ReadCommand("x", []), CancellationToken.None, () => throw new TimeoutException());

        Assert.That(lost.Error, Is.EqualTo(CommonErrors.Busy));
        db.Verify(x => x.ForgetTracked(), Times.Once);
        Assert.That(() => behaviour.Handle(new ReadCommand("x", []), CancellationToken.None, () => throw new InvalidOperationException("bug")), Throws.InvalidOperationException);
    }

    [RequiresPermission(Permissions.Fees.Read)]
    internal sealed record ReadCommand(string Name, IReadOnlyList<Line> Lines) : IRequest<Result>;

    internal sealed record Line(string FeeType);

    internal sealed record Unguarded : IRequest<Result>;

    private sealed class ReadValidator : AbstractValidator<ReadCommand>
    {
        public ReadValidator()
        {
            RuleFor(x => x.Name).NotEmpty().WithMessage("请填写姓名。");
            RuleForEach(x => x.Lines).ChildRules(line => line.RuleFor(x => x.FeeType).NotEmpty().WithMessage("请填写费用。"));
        }
    }
}
