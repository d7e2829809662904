// Starts `fazhi lsp` and lets VS Code's language client do the rest.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("fazhi").get("command", "fazhi");
  client = new LanguageClient(
    "fazhi",
    "fazhi",
    { command, args: ["lsp"] },
    { documentSelector: [{ language: "plaintext" }, { language: "markdown" }] },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();
