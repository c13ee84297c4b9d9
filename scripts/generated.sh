#!/usr/bin/env bash
# Writes again what is generated from the code and committed, after requests, endpoints, permissions or errors have changed:
#   src/Api/Common/OpenApi/failures.json   which failures each request can end with
#   docs/permissions.md                    roles, permissions, endpoints
#   docs/permission-matrix.md              what each role was answered at home and next door
#   client/openapi/v1.json                 the API's document, and the client's types
#   client/openapi/audited.json            what the audit log can speak of, for the words of the client
# Without it the tests name the file that is behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export RESETTLEMENT_WRITE_DOCS=1
dotnet test tests/Architecture.Tests/Architecture.Tests.csproj --nologo -v q -p:BuildClient=false --filter FullyQualifiedName~FailureTests
dotnet test tests/Api.IntegrationTests/Api.IntegrationTests.csproj --nologo -v q -p:BuildClient=false --filter "FullyQualifiedName~The_overview_of_permissions|FullyQualifiedName~What_each_role_may_do|FullyQualifiedName~Every_subject_field_and_action"
# once more, with the new list inside
dotnet build src/Api/Api.csproj --nologo -v q -clp:ErrorsOnly -p:BuildClient=false
RESETTLEMENT_API_DLL=src/Api/bin/Debug/net10.0/Resettlement.Api.dll scripts/openapi.sh --write
