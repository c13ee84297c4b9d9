#!/usr/bin/env bash
# A real PostgreSQL for one run of the tests or benchmarks: own folder, own port, gone afterwards. Sourced after prerequisites.sh.

postgres_dir=""
# true = every commit is on disk, as on a real server; benchmark.sh wants it
postgres_durable=false

# The server refuses to run as root, so root hands it to the postgres user.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
  node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start_postgres() {
  local log=$1 port
  # Durability is switched off for tests: nothing in their cluster outlives the run.
  local settings="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  [ "$postgres_durable" = false ] || settings="-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_wal_size=4GB"
  postgres_dir=$(mktemp -d "${TMPDIR:-/tmp}/resettlement-pg.XXXXXX")
  [ "$(id -u)" != 0 ] || chown postgres "$postgres_dir"
  as_postgres "$RESETTLEMENT_POSTGRES_BIN/initdb" -D "$postgres_dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$log" 2>&1 || return 1
  port=$(free_port)
  as_postgres "$RESETTLEMENT_POSTGRES_BIN/pg_ctl" -D "$postgres_dir/data" -l "$postgres_dir/server.log" -w -t 60 \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $postgres_dir $settings -c max_connections=200 -c shared_buffers=256MB" \
    start >>"$log" 2>&1 || { cat "$postgres_dir/server.log" >>"$log" 2>/dev/null; return 1; }
  export RESETTLEMENT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
}

stop_postgres() {
  [ -n "$postgres_dir" ] || return 0
  as_postgres "$RESETTLEMENT_POSTGRES_BIN/pg_ctl" -D "$postgres_dir/data" -m immediate -w stop >/dev/null 2>&1
  rm -rf "$postgres_dir"
  postgres_dir=""
}
