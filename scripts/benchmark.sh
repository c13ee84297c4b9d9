#!/usr/bin/env bash
# Measures what docs/performance.md promises and writes the numbers there.
#   scripts/benchmark.sh                      everything, on SQLite and on a throw-away PostgreSQL
#   scripts/benchmark.sh --only compile       one benchmark; the other sections stay as they are
#   scripts/benchmark.sh --households 14000   a smaller world, for a quick look; add --dry to write nothing
# The PostgreSQL is durable as on a county's server: fsync, synchronous_commit and full_page_writes are on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/prerequisites.sh
. scripts/prerequisites.sh
# shellcheck source=scripts/postgres.sh
. scripts/postgres.sh

require_prerequisites test
mkdir -p artifacts
trap stop_postgres EXIT
postgres_durable=true
start_postgres artifacts/benchmark-postgres.log || { cat artifacts/benchmark-postgres.log >&2; exit 1; }
dotnet run -c Release --project tests/Benchmarks -- --postgres "$RESETTLEMENT_TEST_POSTGRES" "$@"
