#!/usr/bin/env bash
# Checks what the product needs to run (or to be tested) and installs what is missing where it may.
#   scripts/prerequisites.sh run    .NET SDK, Node, npm
#   scripts/prerequisites.sh test   the same and Chromium, a Chinese font, poppler, PostgreSQL
#   scripts/prerequisites.sh soak   the same and LibreOffice
# run.sh and test.sh source it and call require_prerequisites, so that PATH changes reach them.

prerequisites_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
minimum_node=20.19

say() { printf '%s\n' "$*" >&2; }

stop() {
  say ""
  say "缺少运行条件 / A prerequisite is missing: $1"
  shift
  local line
  for line in "$@"; do say "  $line"; done
  exit 3
}

# How this user becomes root: nothing, sudo, or not at all.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
may_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

# apt_install "what for" package…: installs, or stops and names the command.
apt_install() {
  local purpose=$1
  shift
  may_install || stop "$purpose" "Debian/Ubuntu: sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" \
    "其他系统请安装同类软件包后重试 / On another system install the same packages and run this again."
  say "安装 / Installing: $* ($purpose)"
  local log
  log=$(mktemp)
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1; then
    as_root apt-get update -q >>"$log" 2>&1
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>"$log" 2>&1; then
      tail -n 15 "$log" >&2
      rm -f "$log"
      stop "$purpose" "apt-get install $* 未成功，原因见上 / did not succeed; its own words stand above."
    fi
  fi
  rm -f "$log"
}

# at_least 20.19 20.20.2 → true
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

wanted_sdk() { sed -n 's/.*"version"[[:space:]]*:[[:space:]]*"\([0-9][^"]*\)".*/\1/p' "$prerequisites_root/global.json" | head -n 1; }

# dotnet itself reads global.json and refuses when no installed SDK fits.
has_sdk() { command -v dotnet >/dev/null 2>&1 && (cd "$prerequisites_root" && dotnet --version >/dev/null 2>&1); }

require_dotnet() {
  has_sdk && return
  local own="${DOTNET_INSTALL_DIR:-$HOME/.dotnet}"
  if [ -x "$own/dotnet" ]; then
    export DOTNET_ROOT="$own" PATH="$own:$PATH"
    has_sdk && return
  fi
  local version channel script
  version=$(wanted_sdk)
  channel=$(printf '%s' "$version" | cut -d. -f1,2)

  if may_install && [ -n "$(apt-cache policy "dotnet-sdk-$channel" 2>/dev/null | sed -n 's/ *Candidate: *\([0-9].*\)/\1/p')" ]; then
    apt_install ".NET SDK $version" "dotnet-sdk-$channel"
    has_sdk && return
  fi

  script=$(mktemp)
  if command -v curl >/dev/null 2>&1 && curl -fsSL --connect-timeout 10 --max-time 60 https://dot.net/v1/dotnet-install.sh -o "$script" 2>/dev/null; then
    say "安装 .NET SDK 到 $own / Installing the .NET SDK to $own"
    if bash "$script" --jsonfile "$prerequisites_root/global.json" --install-dir "$own" >&2; then
      export DOTNET_ROOT="$own" PATH="$own:$PATH"
    fi
  fi
  rm -f "$script"
  has_sdk && return
  stop ".NET SDK $version (global.json)" \
    "curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --version $version --install-dir $own" \
    "或 / or, from the distribution: sudo apt-get install -y dotnet-sdk-$channel" \
    "已安装的 SDK / SDKs that are installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')"
}

node_fits() { command -v node >/dev/null 2>&1 && at_least "$minimum_node" "$(node --version | tr -d v)"; }

require_node() {
  if ! node_fits; then
    local candidate
    candidate=$(apt-cache policy nodejs 2>/dev/null | sed -n 's/ *Candidate: *\([0-9]*:\)\{0,1\}\([0-9.]*\).*/\2/p')
    if [ -n "$candidate" ] && at_least "$minimum_node" "$candidate"; then apt_install "Node.js ≥ $minimum_node" nodejs npm; fi
  fi
  node_fits || stop "Node.js ≥ $minimum_node（现有 / found: $(node --version 2>/dev/null || echo none)）" \
    "curl -fsSL https://deb.nodesource.com/setup_22.x | sudo -E bash - && sudo apt-get install -y nodejs"
  command -v npm >/dev/null 2>&1 || apt_install "npm" npm
}

find_chromium() {
  local candidate
  for candidate in "${RESETTLEMENT_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      printf '%s' "$candidate"
      return
    fi
  done
  return 1
}

find_postgres_bin() {
  local candidate
  for candidate in "${RESETTLEMENT_POSTGRES_BIN:-}" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) /usr/local/pgsql/bin; do
    if [ -n "$candidate" ] && [ -x "$candidate/initdb" ]; then
      printf '%s' "$candidate"
      return
    fi
  done
  candidate=$(command -v initdb) && dirname "$candidate"
}

require_test_tools() {
  local missing=()
  find_chromium >/dev/null || missing+=(chromium)
  if ! command -v fc-list >/dev/null 2>&1; then missing+=(fontconfig fonts-noto-cjk)
  elif [ -z "$(fc-list :lang=zh-cn family 2>/dev/null)" ]; then missing+=(fonts-noto-cjk); fi
  command -v pdftoppm >/dev/null 2>&1 || missing+=(poppler-utils)
  find_postgres_bin >/dev/null || missing+=(postgresql)
  command -v curl >/dev/null 2>&1 || missing+=(curl)
  [ ${#missing[@]} -eq 0 ] || apt_install "测试工具 / tools for the tests" "${missing[@]}"
  RESETTLEMENT_CHROMIUM=$(find_chromium) || stop "Chromium" "RESETTLEMENT_CHROMIUM=/path/to/chromium ./test.sh"
  RESETTLEMENT_POSTGRES_BIN=$(find_postgres_bin) || stop "PostgreSQL (initdb)" "RESETTLEMENT_POSTGRES_BIN=/path/to/bin ./test.sh"
  export RESETTLEMENT_CHROMIUM RESETTLEMENT_POSTGRES_BIN
}

require_soak_tools() {
  command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1 || apt_install "LibreOffice (--soak)" libreoffice-calc
}

require_prerequisites() {
  # Build servers outlive the build and hold memory and locks; a county's server builds rarely.
  export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
  require_dotnet
  require_node
  case "${1:-run}" in
    run) ;;
    test) require_test_tools ;;
    soak) require_test_tools && require_soak_tools ;;
    *) stop "unknown purpose '$1'" "run | test | soak" ;;
  esac
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -eu
  require_prerequisites "${1:-run}"
  say "运行条件齐备 / All prerequisites are there."
fi
