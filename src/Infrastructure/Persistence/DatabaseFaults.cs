using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Resettlement.Application.Common;
using Resettlement.Domain.Common;

namespace Resettlement.Infrastructure.Persistence;

internal sealed class DatabaseFaults : IDatabaseFaults
{
    public Error? Explain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            switch (current)
            {
                case DbUpdateConcurrencyException:
                    return CommonErrors.Changed;
                case SqliteException { SqliteExtendedErrorCode: 2067 or 1555 }:
                case PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }:
                case SqlException { Number: 2601 or 2627 }:
                    return CommonErrors.Duplicate;
                case SqliteException { SqliteExtendedErrorCode: 787 }:
                case PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation }:
                case SqlException { Number: 547 }:
                    return CommonErrors.InUse;
                case SqliteException { SqliteErrorCode: 5 or 6 }:
                case PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable }:
                case SqlException { Number: 1205 or 1222 or 3960 }:
                    return CommonErrors.Busy;
                default:
                    break;
            }
        }

        return null;
    }
}
