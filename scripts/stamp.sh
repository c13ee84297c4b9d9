#!/usr/bin/env bash
# source_stamp path…: one hash over names, sizes and times of the sources below the paths, so that an unchanged tree is not built again.
# Ignored files do not count; outside a git checkout (a release archive) build outputs are left out by name.
source_stamp() {
  {
    dotnet --version
    node --version
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
      git ls-files -z --cached --others --exclude-standard -- "$@"
    else
      find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name wwwroot \) -prune -o -type f -print0
    fi | sort -z | xargs -0 -r stat -c '%n %s %Y' 2>/dev/null
  } | sha256sum | cut -d' ' -f1
}
