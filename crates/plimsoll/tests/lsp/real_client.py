"""Drives `plimsoll lsp` with pygls, a client library of others: real_client.py BINARY ESTATE."""

import asyncio
import json
import pathlib
import subprocess
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient

BINARY, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
PATIENCE = 60


class Client(LanguageClient):
    def __init__(self):
        super().__init__("plimsoll-test", "1")
        self.told = asyncio.Queue()
        self.registered = []

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params):
            self.told.put_nowait(params)

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params):
            self.registered += [registration.method for registration in params.registrations]

    async def diagnostics(self, uri, version=None, wanted=lambda _: True):
        while True:
            told = await asyncio.wait_for(self.told.get(), PATIENCE)
            if told.uri == uri and version in (None, told.version) and wanted(codes(told)):
                return told.diagnostics


def codes(told):
    return {d.code for d in told.diagnostics}


def abilities(encoding):
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
            code_action=types.CodeActionClientCapabilities(
                is_preferred_support=True,
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    code_action_kind=types.ClientCodeActionKindOptions(value_set=[])),
            ),
        ),
    )


async def start(encoding):
    client = Client()
    await client.start_io(BINARY, "lsp")
    answer = await client.initialize_async(types.InitializeParams(
        capabilities=abilities(encoding),
        workspace_folders=[types.WorkspaceFolder(uri=ROOT.as_uri(), name="harbour")],
    ))
    assert answer.capabilities.position_encoding == encoding, answer.capabilities.position_encoding
    client.initialized(types.InitializedParams())
    return client


def open_document(client, path):
    text = path.read_text()
    item = types.TextDocumentItem(uri=path.as_uri(), language_id="yaml", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    return text


def change(client, uri, version, text, edit_range=None):
    whole = types.TextDocumentContentChangeWholeDocument(text=text)
    part = edit_range and types.TextDocumentContentChangePartial(range=edit_range, text=text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version), content_changes=[part or whole]))


def at(line, start, end=None):
    last = start if end is None else end
    return types.Range(start=types.Position(line, start), end=types.Position(line, last))


def places(diagnostics):
    return sorted((d.code, d.range.start.line, d.range.start.character) for d in diagnostics if d.code != "not-read")


def scanned():
    report = json.loads(subprocess.run([BINARY, "scan", "--format", "json"], cwd=ROOT, capture_output=True).stdout)
    found = [(f["check"], f["places"][0]) for f in report["findings"]]
    found += [(u["check"], u["place"]) for u in report["unknowns"] if u.get("place")]
    files = {}
    for check, place in found:
        files.setdefault(place["file"], []).append((check, place["line"] - 1, place["column"] - 1))
    return {name: sorted(list_) for name, list_ in files.items()}


async def every_file_agrees_with_a_scan(client):
    wanted = scanned()
    for path in sorted(ROOT.rglob("*.yaml")):
        open_document(client, path)
        told = await client.diagnostics(path.as_uri())
        name = path.relative_to(ROOT).as_posix()
        assert places(told) == wanted.get(name, []), name
    assert sum(map(len, wanted.values())) > 20


async def an_edit_moves_and_closes_a_gap(client, encoding):
    path = ROOT / "ops" / "agent.yaml"
    lines = path.read_text().split("\n")
    line = next(i for i, text in enumerate(lines) if text.strip() == "privileged: true")
    column = lines[line].index("privileged")
    # An entry before it on its line, in signs that count differently in each encoding.
    new = " " * column + "{\"é😀\": 1, privileged: true}"
    change(client, path.as_uri(), 2, new, types.Range(types.Position(line, 0), types.Position(line, 9999)))
    told = await client.diagnostics(path.as_uri(), 2)
    before = new[:new.index("privileged")]
    units = len(before.encode("utf-8")) if encoding == "utf-8" else len(before.encode("utf-16-le")) // 2
    assert ("privileged-container", line, units) in places(told), places(told)
    end = units + len("privileged: true")
    change(client, path.as_uri(), 3, "false", at(line, end - 4, end))
    told = await client.diagnostics(path.as_uri(), 3)
    assert all(d.code != "privileged-container" for d in told)
    change(client, path.as_uri(), 4, "\n".join(lines))
    await client.diagnostics(path.as_uri(), 4, lambda found: "privileged-container" in found)
    return path.as_uri(), line, column


async def a_hover_and_an_action(client, uri, line, column):
    document = types.TextDocumentIdentifier(uri=uri)
    hover = await client.text_document_hover_async(
        types.HoverParams(text_document=document, position=types.Position(line, column + 2)))
    assert "privileged-container" in hover.contents.value and "#### Why" in hover.contents.value
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        text_document=document, range=at(line, column), context=types.CodeActionContext(diagnostics=[])))
    allow = next(a for a in actions if a.title.startswith("Allow privileged-container"))
    edit = allow.edit.document_changes[0].edits[0]
    assert "# plimsoll: allow privileged-container -- " in edit.new_text and edit.range == at(line, 0)
    reason = edit.new_text.replace("REASON (owner: OWNER, until: YYYY-MM-DD)", "loads modules (owner: ops, until: 2026-12-31)")
    change(client, uri, 5, reason, edit.range)
    told = await client.diagnostics(uri, 5)
    assert all(d.code not in ("privileged-container", "waiver-invalid") for d in told)


async def session(encoding):
    client = await start(encoding)
    await every_file_agrees_with_a_scan(client)
    uri, line, column = await an_edit_moves_and_closes_a_gap(client, encoding)
    await a_hover_and_an_action(client, uri, line, column)
    assert client.registered == ["workspace/didChangeWatchedFiles"], client.registered
    process = client._server
    await client.shutdown_async(None)
    client.exit(None)
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    await client.stop()


async def main():
    for encoding in ("utf-16", "utf-8"):
        await session(encoding)
    print("all steps passed")


asyncio.run(main())
