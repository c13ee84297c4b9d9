#!/usr/bin/env bash
# Builds what changed, prepares the database with the sample county and serves the product until Ctrl+C.
#   ./run.sh                      http://127.0.0.1:5080, data in .data/
#   PORT=8080 RESETTLEMENT_DATA=/srv/resettlement ./run.sh
#   ./run.sh --fresh [--yes]      deletes the data first (asks, unless --yes)
#   ./run.sh --today 2026-12-09   practice: the clock of the server begins on that day, so that the days of a notice need not be waited for
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=scripts/prerequisites.sh
. scripts/prerequisites.sh
# shellcheck source=scripts/stamp.sh
. scripts/stamp.sh

fresh=false
yes=false
today=
while [ $# -gt 0 ]; do
  case "$1" in
    --fresh) fresh=true ;;
    --yes | -y) yes=true ;;
    --today)
      today=${2:-}
      [ -n "$today" ] || { say "--today 后请写日期 / needs a day: --today 2026-12-09"; exit 2; }
      shift
      ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) say "不认识的参数 / Unknown argument: $1 (--fresh, --yes, --today DAY)"; exit 2 ;;
  esac
  shift
done

port=${PORT:-5080}
data=$(realpath -m "${RESETTLEMENT_DATA:-.data}")
app=artifacts/app
stamp_file=$app/.stamp
sample_mark=$data/.resettlement

require_prerequisites run

if $fresh && [ -e "$data" ]; then
  # Only a folder that this script has made is ever deleted.
  if [ ! -f "$sample_mark" ] && [ -n "$(ls -A "$data")" ]; then
    say "$data 不是本系统建立的数据目录，未删除 / was not made by this script and stays."
    exit 2
  fi
  if ! $yes; then
    read -r -p "删除 $data 中的全部数据？/ Delete all data in $data? [y/N] " answer
    case "$answer" in y | Y | yes) ;; *) exit 1 ;; esac
  fi
  rm -rf "$data"
fi

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  say "端口 $port 已被占用 / Port $port is in use. 换一个 / choose another: PORT=5090 ./run.sh"
  exit 2
fi

stamp=$(source_stamp src client Directory.Build.props Directory.Packages.props global.json)
if [ "$(cat "$stamp_file" 2>/dev/null)" != "$stamp" ]; then
  mkdir -p artifacts
  say "构建中，首次约需数分钟 / Building; the first time takes some minutes (artifacts/build.log)"
  rm -rf "$app"
  if ! dotnet publish src/Api/Api.csproj -c Release -o "$app" -v q -nodeReuse:false -clp:NoSummary >artifacts/build.log 2>&1; then
    tail -n 40 artifacts/build.log >&2
    say "构建失败，见 artifacts/build.log / The build failed; see artifacts/build.log"
    exit 1
  fi
  printf '%s' "$stamp" >"$stamp_file"
fi

# What is kept about people is nobody else's business on this computer.
umask 077
mkdir -p "$data"
touch "$sample_mark"
export Database__DataDirectory="$data" Urls="http://127.0.0.1:$port" ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Production}"
# The server looks for its settings and the client beside itself.
cd "$app"

# Creates or upgrades the database, loads the sample county once and prints the sign-ins.
dotnet Resettlement.Api.dll init --sample

if [ -n "$today" ]; then
  export ASPNETCORE_ENVIRONMENT=Practice Practice__Today="$today"
  say "演练：服务器时钟从 $today 开始 / Practice: the clock of the server begins on $today"
fi
dotnet Resettlement.Api.dll &
server=$!
trap 'kill -TERM "$server" 2>/dev/null; wait "$server"; exit 0' INT TERM
for _ in $(seq 1 240); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    printf '\n  易地搬迁安置管理 · Resettlement\n  http://127.0.0.1:%s   (数据 / data: %s · Ctrl+C 停止 / stops)\n\n' "$port" "$data"
    break
  fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.5
done
wait "$server"
