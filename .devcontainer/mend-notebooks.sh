#!/usr/bin/env bash
# Lets Polyglot Notebooks start more than once. It looks for .config/dotnet-tools.json in its storage folder and makes a tool manifest where there is
# none; SDK 10 makes dotnet-tools.json instead, and from the second start on that file is in the way. May be run at any time.
set -euo pipefail

# Where an editor keeps a user's things: on the far side of a container, in a codespace …
far=("$HOME/.vscode-server/data/User" "$HOME/.vscode-remote/data/User")
# … and on this machine, under Linux, macOS and Windows (in Git Bash, which has APPDATA with backslashes).
near=("$HOME/.config/Code/User" "$HOME/Library/Application Support/Code/User")
if [ -n "${APPDATA:-}" ]; then near+=("${APPDATA//\\//}/Code/User"); fi

for user in "${far[@]}" "${near[@]}"; do
  storage=$user/globalStorage/ms-dotnettools.dotnet-interactive-vscode
  wanted=$storage/.config/dotnet-tools.json
  if [ -e "$wanted" ]; then continue; fi
  # Whoever has the manifest in the wrong place gets it moved; an editor that is to come to a container finds one.
  if [ -e "$storage/dotnet-tools.json" ]; then
    mkdir -p "$storage/.config"
    mv "$storage/dotnet-tools.json" "$wanted"
    echo "Polyglot Notebooks can start again: $wanted"
  elif [[ " ${far[*]} " == *" $user "* ]]; then
    mkdir -p "$storage/.config"
    echo '{ "version": 1, "isRoot": true, "tools": {} }' >"$wanted"
  fi
done
