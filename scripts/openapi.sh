#!/usr/bin/env bash
# The API's own document, read from the built server.
#   scripts/openapi.sh --check    fails when client/openapi/v1.json says something else
#   scripts/openapi.sh --write    writes it there and generates the client's types
# Needs a Release build (dotnet build -c Release), no database left by hand.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=${1:---check}
dll=$(realpath "${RESETTLEMENT_API_DLL:-src/Api/bin/Release/net10.0/Resettlement.Api.dll}")
committed=client/openapi/v1.json

work=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
port=$(node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
export Database__DataDirectory="$work/data" Urls="http://127.0.0.1:$port" Jobs__RunServer=false ASPNETCORE_ENVIRONMENT=Production
(cd "$(dirname "$dll")" && exec dotnet "$dll") >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 1 120); do
  curl -fsS "http://127.0.0.1:$port/swagger/v1/swagger.json" -o "$work/v1.json" 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.5
done
[ -s "$work/v1.json" ] || { tail -n 40 "$work/server.log"; exit 1; }

# One form of writing on both sides; the server's address is no part of the contract.
node -e '
  const fs = require("fs");
  const document = JSON.parse(fs.readFileSync(process.argv[1]));
  delete document.servers;
  fs.writeFileSync(process.argv[2], JSON.stringify(document, null, 2) + "\n");
' "$work/v1.json" "$work/server.json"

if [ "$mode" = --write ]; then
  mkdir -p "$(dirname "$committed")"
  cp "$work/server.json" "$committed"
  (cd client && npm run --silent api)
elif ! diff -u "$committed" "$work/server.json"; then
  echo "client/openapi/v1.json is not what the server says: scripts/openapi.sh --write, and commit."
  exit 1
fi
