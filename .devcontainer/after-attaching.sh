#!/usr/bin/env bash
# Runs whenever an editor is attached to the container: looks after the notebook extension, then serves the Studio in this terminal.
set -uo pipefail
cd "$(dirname "$0")/.."

extension=ms-dotnettools.dotnet-interactive-vscode
port=${PORT:-4242}

# The marketplace may not have it for ever; the Studio and the .ipynb files do without it.
if command -v code >/dev/null && ! code --install-extension "$extension" >/dev/null 2>&1; then
  echo "The notebook extension $extension cannot be installed; use the Studio or the .ipynb files in artifacts/lessons."
fi

.devcontainer/mend-notebooks.sh

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "The Studio is running already; its link stands in the terminal that started it."
  exit 0
fi

# Its link brings the token that the page asks for.
exec dotnet run --project src/NeuralIllumination.Studio -c Release -- serve --port "$port" --no-open
