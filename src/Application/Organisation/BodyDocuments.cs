using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Registry;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Organisation;

namespace Resettlement.Application.Organisation;

/// <summary>Adds a document to a body: number, title and date.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record AddBodyDocumentCommand(Guid Id, string Number, string Title, DateOnly Date) : IRequest<Result<CreatedThing>>;

/// <summary>Takes a document away that was entered by mistake.</summary>
[RequiresPermission(Permissions.Organisation.Write)]
public sealed record RemoveBodyDocumentCommand(Guid Id, Guid DocumentId) : IRequest<Result>;

internal sealed class AddBodyDocumentValidator : AbstractValidator<AddBodyDocumentCommand>
{
    public AddBodyDocumentValidator()
    {
        RuleFor(x => x.Number).Must(OrganisationShape.IsDocument).WithMessage(OrganisationShape.DocumentMessage);
        RuleFor(x => x.Title).Must(x => ChineseText.Normalise(x).Length is >= 2 and <= 200).WithMessage("请填写文件名称（2至200个字）。");
        RuleFor(x => x.Date).Must(x => OrganisationScopes.IsPlausible(x)).WithMessage(OrganisationShape.DayMessage);
    }
}

internal sealed class AddBodyDocumentHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<AddBodyDocumentCommand, Result<CreatedThing>>
{
    public async Task<Result<CreatedThing>> Handle(AddBodyDocumentCommand command, CancellationToken ct)
    {
        if (await db.Bodies.Include(x => x.Documents).InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } body)
        {
            return OrganisationErrors.BodyNotFound;
        }

        var added = body.AddDocument(ChineseText.Normalise(command.Number), ChineseText.Sentence(command.Title), command.Date);
        if (added.Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return new CreatedThing(added.Value.Id, body.Version);
    }
}

internal sealed class RemoveBodyDocumentHandler(IAppDbContext db, ICurrentUser user) : IRequestHandler<RemoveBodyDocumentCommand, Result>
{
    public async Task<Result> Handle(RemoveBodyDocumentCommand command, CancellationToken ct)
    {
        if (await db.Bodies.Include(x => x.Documents).InScope(user.ScopeOf(Permissions.Organisation.Write)).SingleOrDefaultAsync(x => x.Id == command.Id, ct) is not { } body)
        {
            return OrganisationErrors.BodyNotFound;
        }

        if (body.RemoveDocument(command.DocumentId).Error is { } error)
        {
            return error;
        }

        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
