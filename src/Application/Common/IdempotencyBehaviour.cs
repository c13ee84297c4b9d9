using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Resettlement.Domain.Common;

namespace Resettlement.Application.Common;

/// <summary>Makes the repeat of an idempotent command return the first answer, whoever wins the race; the key is stored in the effect's own transaction.</summary>
internal sealed partial class IdempotencyBehaviour<TRequest, TResponse>(IAppDbContext db, ICurrentUser user, IRequestContext context, IFieldProtector protector,
    TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly bool Applies = typeof(TRequest).IsDefined(typeof(IdempotentAttribute), inherit: false);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!Applies)
        {
            return await next();
        }

        if (context.IdempotencyKey is not { } key || !KeyPattern().IsMatch(key))
        {
            return TResponse.Fail(CommonErrors.KeyRequired);
        }

        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, AnswerJson.Options)));
        if (await FindAsync(key, cancellationToken) is { } known)
        {
            return Replay(known, bodyHash);
        }

        try
        {
            return await db.InTransactionAsync(async ct =>
            {
                if (await FindAsync(key, ct) is { } twin)
                {
                    return Replay(twin, bodyHash);
                }

                var record = new IdempotencyRecord { Caller = user.UserId.ToString(), Route = context.Route, Key = key, BodyHash = bodyHash, At = clock.GetUtcNow() };
                db.Set<IdempotencyRecord>().Add(record);
                await db.SaveChangesAsync(ct);
                var answer = await next();
                if (answer.Error is null)
                {
                    var sealedAnswer = protector.Seal(AnswerJson.Write(answer));
                    await db.Set<IdempotencyRecord>().Where(x => x.Caller == record.Caller && x.Route == record.Route && x.Key == key)
                        .ExecuteUpdateAsync(set => set.SetProperty(x => x.Answer, sealedAnswer), ct);
                }

                return answer;
            }, cancellationToken);
        }
        catch (DbUpdateException)
        {
            db.ForgetTracked();
            if (await FindAsync(key, cancellationToken) is { } winner)
            {
                return Replay(winner, bodyHash);
            }

            throw;
        }
    }

    private Task<IdempotencyRecord?> FindAsync(string key, CancellationToken ct)
    {
        var caller = user.UserId.ToString();
        var route = context.Route;
        return db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(x => x.Caller == caller && x.Route == route && x.Key == key, ct);
    }

    private TResponse Replay(IdempotencyRecord record, string bodyHash) =>
        record.BodyHash != bodyHash ? TResponse.Fail(CommonErrors.KeyReused) :
        record.Answer is null ? TResponse.Fail(CommonErrors.InProgress) :
        AnswerJson.Read<TResponse>(protector.Unseal(record.Answer));

    [GeneratedRegex("^[A-Za-z0-9-]{8,100}$")]
    private static partial Regex KeyPattern();
}

/// <summary>Stored answers of idempotent commands.</summary>
internal static class AnswerJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new QuarterJsonConverter() } };

    public static string Write<TResponse>(TResponse answer) => answer is Result ? "" : JsonSerializer.Serialize(ValueOf(answer!), Options);

    public static TResponse Read<TResponse>(string text)
    {
        if (typeof(TResponse) == typeof(Result))
        {
            return (TResponse)(object)Result.Success;
        }

        var valueType = typeof(TResponse).GetGenericArguments()[0];
        var value = JsonSerializer.Deserialize(text, valueType, Options);
        return (TResponse)typeof(TResponse).GetMethod("op_Implicit", BindingFlags.Public | BindingFlags.Static, [valueType])!.Invoke(null, [value])!;
    }

    private static object ValueOf(object answer) => answer.GetType().GetProperty(nameof(Result<int>.Value))!.GetValue(answer)!;
}
