using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Application.Common;
using Resettlement.Application.Imports;
using Resettlement.Domain.Access;
using Resettlement.Domain.Common;
using Resettlement.Domain.Party;

namespace Resettlement.Application.Party;

/// <summary>The picture itself.</summary>
[RequiresPermission(Permissions.Party.Read)]
public sealed record GetPhotoQuery(Guid Id) : IRequest<Result<FileDownload>>;

internal sealed class GetPhotoHandler(IAppDbContext db, ICurrentUser user, IFieldProtector protector) : IRequestHandler<GetPhotoQuery, Result<FileDownload>>
{
    public async Task<Result<FileDownload>> Handle(GetPhotoQuery query, CancellationToken ct)
    {
        var photo = await db.ActivityPhotos.AsNoTracking().InScope(user.ScopeOf(Permissions.Party.Read)).SingleOrDefaultAsync(x => x.Id == query.Id, ct);
        if (photo is null)
        {
            return PartyErrors.PhotoNotFound;
        }

        var content = await db.ActivityPhotoContents.AsNoTracking().Where(x => x.PhotoId == photo.Id).Select(x => x.Content).SingleAsync(ct);
        return new FileDownload(photo.FileName, photo.ContentType, protector.UnsealBytes(content));
    }
}
