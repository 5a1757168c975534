#!/usr/bin/env bash
# Makes a fresh machine ready for the lessons; may be run again at any time.
#   after-creation.sh [NOTEBOOK…]     which notebooks become .ipynb [default: all lessons]
# FEED and LESSONS say where the package and the executed lessons go. What this repository makes must succeed; what comes from elsewhere and
# cannot be had any more is told in one line and stops nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

kernel_tool=Microsoft.dotnet-interactive
kernel_tool_version=1.0.712001
source_name=neural-illumination
feed=${FEED:-$HOME/.neural-illumination/feed}
lessons=${LESSONS:-$PWD/artifacts/lessons}
notebooks=("$@")
if [ "${#notebooks[@]}" -eq 0 ]; then notebooks=(notebooks/*.dib); fi
missing=()

quietly() { # quietly COMMAND…: shows what it said only if it fails
  local said
  said=$("$@" 2>&1) || { echo "$said" >&2; return 1; }
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

echo "Packing NeuralIllumination into $feed"
mkdir -p "$feed" "$lessons"
# Each time a new version, without a suffix: a notebook that names none takes the highest of those, and one seen before would come from a cache.
quietly dotnet pack src/NeuralIllumination -c Release -o "$feed" -p:Fresh=true

# From the home folder, so that the source is written for the user and not for a folder.
if [[ $(cd "$HOME" && dotnet nuget list source --format short) == *" $feed"* ]]; then
  echo "$feed is a package source already"
else
  (cd "$HOME" && quietly dotnet nuget add source "$feed" --name "$source_name")
  echo "$feed is a package source now"
fi

installed() { # installed PACKAGE…: whether apt-get could
  { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } >/dev/null 2>&1
}

if said=$(cd "$HOME" && dotnet tool install --global "$kernel_tool" --version "$kernel_tool_version" 2>&1); then
  echo "$kernel_tool $kernel_tool_version is installed"
  # jupyter-kernelspec registers the kernel; it is in a package of its own.
  if ! { command -v jupyter-nbconvert && command -v jupyter-notebook && command -v jupyter-kernelspec; } >/dev/null &&
    ! installed jupyter-notebook jupyter-nbconvert jupyter-client; then
    missing+=("Jupyter: apt-get could not install it")
  # From the home folder: in the repository its manifest would name a tool that nobody has restored.
  elif said=$(cd "$HOME" && PATH="$PATH:$HOME/.dotnet/tools" dotnet interactive jupyter install 2>&1); then
    # By the tool's own path: `dotnet interactive` would ask the manifest of the folder that a notebook lies in, and the PATH.
    sed -i -z 's#"dotnet",[[:space:]]*"interactive"#"'"$HOME"'/.dotnet/tools/dotnet-interactive"#' "$HOME"/.local/share/jupyter/kernels/.net-*/kernel.json
    echo "Jupyter has the .NET kernels"
  else
    missing+=("Jupyter's .NET kernel: $(tail -n 1 <<<"$said")")
  fi
else
  missing+=("the notebook kernel $kernel_tool $kernel_tool_version: $(head -n 1 <<<"$said")")
fi
.devcontainer/mend-notebooks.sh

if ! command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null &&
  ! installed chromium-headless-shell && ! installed chromium; then
  missing+=("Chromium for the browser's tests: apt-get could not install it")
fi

dotnet run --project src/NeuralIllumination.Studio -c Release -- run "${notebooks[@]}" --to ipynb --out "$lessons"

for what in "${missing[@]}"; do echo "Not installed, and not needed for the Studio or the .ipynb files: $what"; done
echo "Ready. The executed lessons are in $lessons; the Studio opens the others."
