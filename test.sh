#!/usr/bin/env bash
# Everything that must hold before a change lands. Last line: "N passed, N failed[, N skipped]".
#   ./test.sh           all of it, SQLite and a throw-away PostgreSQL, and in a real browser
#   ./test.sh --fast    without PostgreSQL and without the browser
#   ./test.sh --soak    also the long ones, everything on both databases (140 000 households, a server killed twenty times, workbooks reopened in LibreOffice, mutation of the domain)
# RESETTLEMENT_TEST_SQLSERVER="Server=…" runs the integration tests on SQL Server too.
# Logs of every step: artifacts/test/.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
# shellcheck source=scripts/prerequisites.sh
. scripts/prerequisites.sh
# shellcheck source=scripts/postgres.sh
. scripts/postgres.sh

fast=false
soak=false
for argument in "$@"; do
  case "$argument" in
    --fast) fast=true ;;
    --soak) soak=true ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) say "Unknown argument: $argument (--fast, --soak)"; exit 2 ;;
  esac
done

logs=artifacts/test
rm -rf "$logs"
mkdir -p "$logs"
passed=0
failed=0
skipped=0
started=$SECONDS

finish() {
  stop_postgres
  printf 'took %d s, logs in %s\n' $((SECONDS - started)) "$logs"
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
}
trap 'stop_lanes; stop_postgres; exit 130' INT TERM

# lane name function: runs the function beside what else runs, in a process group of its own; join_lanes adds its numbers.
# What is started together shares no files and no database; every step of it prints its own line when it ends.
lanes=()
lane() {
  local name=$1
  shift
  set -m
  (
    trap - INT TERM
    # shellcheck disable=SC2030 # a lane counts for itself
    passed=0 failed=0 skipped=0
    "$@"
    code=$?
    printf '%d %d %d\n' "$passed" "$failed" "$skipped" >"$logs/$name.counts"
    exit "$code"
  ) </dev/null &
  lanes+=("$! $name")
  set +m
}

stop_lanes() {
  local entry
  for entry in "${lanes[@]}"; do kill -- "-${entry%% *}" 2>/dev/null; done
}

# Waits for all lanes. False when one of them could not go on.
join_lanes() {
  local entry name p f s stopped=0
  for entry in "${lanes[@]}"; do
    name=${entry#* }
    wait "${entry%% *}" || stopped=1
    # A lane that died before it counted is a failure.
    if ! read -r p f s <"$logs/$name.counts"; then
      printf 'FAILED  %s ended without a result\n' "$name"
      p=0 f=1 s=0 stopped=1
    fi
    # shellcheck disable=SC2031
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  done
  lanes=()
  return "$stopped"
}

# Sets REPLY to the CPU seconds of everything that this lane has waited for so far. Wall time says how long, this says what it costs: the rest was the other lane.
cpu_seconds() {
  local own=$logs/.cpu-$BASHPID
  times >"$own"
  REPLY=$(awk 'NR == 2 { gsub(/[ms]/, " "); print int($1 * 60 + $2 + $3 * 60 + $4) }' "$own")
}

# step name command…: a gate. It counts only when it fails, so that the closing line is about tests.
step() {
  local name=$1 begun=$SECONDS spent word=ok
  shift
  cpu_seconds
  spent=$REPLY
  "$@" >"$logs/$name.log" 2>&1 || word=FAILED
  cpu_seconds
  printf '%-7s %-32s %4d s %4d s CPU\n' "$word" "$name" $((SECONDS - begun)) $((REPLY - spent))
  if [ "$word" != ok ]; then
    tail -n 60 "$logs/$name.log"
    failed=$((failed + 1))
    return 1
  fi
}

# dotnet_tests project [name]: runs one test assembly and adds its numbers.
dotnet_tests() {
  local project=$1 name=${2:-$1} begun=$SECONDS spent code p f s word
  cpu_seconds
  spent=$REPLY
  local log=$logs/$name.log
  dotnet test "tests/$project/$project.csproj" -c Release --no-build --nologo --filter "$filter" \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$logs/$name" >"$log" 2>&1
  code=$?
  read -r p f s < <(awk -F'[:,]' '/^(Passed|Failed)! /{f+=$2;p+=$4;s+=$6} END{printf "%d %d %d\n",p,f,s}' "$log")
  # A host that died or an assembly without tests has no such line; both are failures.
  if [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  if [ $((p + f)) -eq 0 ]; then f=1; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  word=ok
  [ "$f" -eq 0 ] || word=FAILED
  cpu_seconds
  printf '%-7s %-32s %4d s %4d s CPU  %d passed, %d failed, %d skipped\n' "$word" "$name" $((SECONDS - begun)) $((REPLY - spent)) "$p" "$f" "$s"
  [ "$f" -eq 0 ] || grep -aE -A 25 '^ *Failed |TearDown failed|error|Test Run Aborted' "$log" | head -n 120
}

# The build of the server is what everything waits for; the client gives way to it.
client() { (cd client && nice -n 10 "$@"); }

client_tests() {
  local begun=$SECONDS spent p f word
  cpu_seconds
  spent=$REPLY
  client npx vitest run --reporter=default --reporter=json --outputFile.json=../"$logs"/vitest.json >"$logs/vitest.log" 2>&1
  local code=$?
  read -r p f < <(node -e 'try { const r = JSON.parse(require("fs").readFileSync(process.argv[1])); console.log(r.numPassedTests, r.numFailedTests + (r.success ? 0 : r.numFailedTests ? 0 : 1)) } catch { console.log(0, 1) }' "$logs/vitest.json")
  if [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  passed=$((passed + p)) failed=$((failed + f))
  word=ok
  [ "$f" -eq 0 ] || word=FAILED
  cpu_seconds
  printf '%-7s %-32s %4d s %4d s CPU  %d passed, %d failed\n' "$word" "client (vitest)" $((SECONDS - begun)) $((REPLY - spent)) "$p" "$f"
  [ "$f" -eq 0 ] || tail -n 80 "$logs/vitest.log"
}

purpose='test'
$soak && purpose=soak
require_prerequisites $purpose

# Tests allocate much that dies at once: a first generation of 64 MiB instead of the size of a cache saves two fifths of the CPU time of an integration suite. Compilers take it too.
# Nor do they run long enough to win back what profiling their methods costs: a quarter of the CPU time of a suite.
export DOTNET_GCgen0size=0x4000000
export DOTNET_TieredPGO=0

# What is reduced in the short run and done in full in the soak: commands that neither move nor approve money race with a dozen at once, not fifty; screens are resized instead of opened again;
# tests whose subject lies above the database are run on SQLite alone.
filter="TestCategory!=Soak"
postgres_filter="TestCategory!=Soak&TestCategory!=AnyDatabase"
export RESETTLEMENT_TEST_RACE=12
if $soak; then
  filter="TestCategory!=NoSuchCategory"
  postgres_filter=$filter
  unset RESETTLEMENT_TEST_RACE
  export RESETTLEMENT_TEST_SOAK=1
fi

if ! $fast; then
  step postgres start_postgres "$logs/postgres-start.log" || { cat "$logs/postgres-start.log"; finish; exit 1; }
fi

# Warnings are errors in every project, those of style too; Release is what is published. What is left for the formatter to say is
# whitespace, which it reads without loading a project, and the order of usings, which an architecture test reads.
build() {
  step restore dotnet restore Resettlement.sln -nodeReuse:false || return 1
  step build dotnet build Resettlement.sln -c Release --no-restore -nodeReuse:false -v m -m:2 || return 1
  step format dotnet format whitespace . --folder --verify-no-changes --include src tests
  step openapi-drift scripts/openapi.sh --check
  return 0
}

# claim name: true for the lane that asks first.
claim() { mkdir "$logs/.claim-$1" 2>/dev/null; }

# mark name / await name…: a lane says what has come to its end, another waits for one of several ends.
mark() { : >"$logs/.$1"; }
await() {
  local name
  while :; do
    for name in "$@"; do [ -e "$logs/.$name" ] && return 0; done
    sleep 1
  done
}
marked() { [ -e "$logs/.$1" ]; }

# The three suites that take long. The lane that comes to its end first takes the next one, so that no core waits for the other.
# The browser is last: its fixtures run two at a time when the other lane has nothing left.
suites() {
  if claim sqlite; then RESETTLEMENT_TEST_PROVIDER=Sqlite dotnet_tests Api.IntegrationTests Api.IntegrationTests-Sqlite; fi
  if ! $fast && claim postgres; then filter=$postgres_filter RESETTLEMENT_TEST_PROVIDER=PostgreSql dotnet_tests Api.IntegrationTests Api.IntegrationTests-PostgreSql; fi
  if ! $fast && claim browser; then
    await published not-published
    if marked published; then RESETTLEMENT_APP=$(realpath artifacts/app-test) dotnet_tests EndToEnd; fi
  fi
  if claim sqlserver; then
    if [ -n "${RESETTLEMENT_TEST_SQLSERVER:-}" ]; then
      RESETTLEMENT_TEST_PROVIDER=SqlServer dotnet_tests Api.IntegrationTests Api.IntegrationTests-SqlServer
    else
      printf 'note    SQL Server: no RESETTLEMENT_TEST_SQLSERVER, the suite was not run on it\n'
    fi
  fi
}

# Builds, then the tests that need no other program, then the long suites.
server_lane() {
  local project
  if build; then mark built; else mark not-built; return 1; fi
  for project in Domain.UnitTests Application.UnitTests Architecture.Tests; do dotnet_tests "$project"; done
  suites
  return 0
}

# Tests the client and, with what the other lane has built, publishes the product (which builds the client too, with its size budgets); then the long suites.
client_lane() {
  if ! step client-install client npm ci --no-audit --no-fund; then mark not-published; return 1; fi
  step client-lint client npm run lint
  step client-types client npm run typecheck
  step client-schema client npm run api -- --check
  client_tests
  await built not-built
  if ! marked built; then mark not-published; return 1; fi
  if ! $fast; then
    rm -rf artifacts/app-test
    if step publish dotnet publish src/Api/Api.csproj -c Release -o artifacts/app-test -nodeReuse:false -v m; then mark published; else mark not-published; fi
  fi
  suites
  return 0
}

# At least 85 % of the mutants of src/Domain must be noticed by its unit tests: stryker-config.json says which and why.
# Properties are tried with a tenth of their cases there.
mutation() (
  export RESETTLEMENT_TEST_MUTATION=1
  dotnet tool restore && cd tests/Domain.UnitTests && dotnet stryker --skip-version-check --output ../../artifacts/mutation
)

# Each test assembly runs its tests one after another, so two lanes fill two cores.
lane server server_lane
lane client client_lane
join_lanes || { finish; exit 1; }

if $soak; then
  step format-all dotnet format Resettlement.sln --verify-no-changes --no-restore
  step mutation mutation
  grep -ah 'final mutation score' "$logs/mutation.log"
fi

finish
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
