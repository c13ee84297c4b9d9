#!/usr/bin/env bash
# Adds one migration for each of the three databases from the one model.
#   scripts/add-migration.sh AddSomething      then read what it made under Persistence/Providers/*/Migrations
#   scripts/add-migration.sh --remove          takes the newest one away again, in all three
#   scripts/add-migration.sh --check           fails when the model has changes without a migration
# No database server is needed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?Name of the migration, for example AddReceiptRemark}

dotnet tool restore >/dev/null
dotnet build src/Api/Api.csproj -v q -nologo '-clp:ErrorsOnly;NoSummary' -nodeReuse:false
for provider in Sqlite SqlServer PostgreSql; do
  target=(--project src/Infrastructure/Infrastructure.csproj --startup-project src/Api/Api.csproj --no-build --context "${provider}AppDbContext")
  case "$name" in
    --remove) dotnet ef migrations remove "${target[@]}" --force ;;
    --check) dotnet ef migrations has-pending-model-changes "${target[@]}" ;;
    *) dotnet ef migrations add "$name" "${target[@]}" --output-dir "Persistence/Providers/$provider/Migrations" ;;
  esac
done
