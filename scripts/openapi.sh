#!/usr/bin/env bash
# The API's own document, written by the built server.
#   scripts/openapi.sh --check    fails when client/openapi/v1.json says something else
#   scripts/openapi.sh --write    writes it there and generates the client's types
# Needs a Release build (dotnet build -c Release), or RESETTLEMENT_API_DLL for another one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=${1:---check}
dll=$(realpath "${RESETTLEMENT_API_DLL:-src/Api/bin/Release/net10.0/Resettlement.Api.dll}")
committed=client/openapi/v1.json

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The server writes the document by itself: no port, no database.
(cd "$(dirname "$dll")" && dotnet "$dll" openapi "$work/server.json")

if [ "$mode" = --write ]; then
  mkdir -p "$(dirname "$committed")"
  cp "$work/server.json" "$committed"
  (cd client && npm run --silent api)
elif ! diff -u "$committed" "$work/server.json"; then
  echo "client/openapi/v1.json is not what the server says: scripts/openapi.sh --write, and commit."
  exit 1
fi
