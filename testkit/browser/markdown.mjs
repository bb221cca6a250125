// Renders a Markdown report as GitHub would, raw HTML and links of bare addresses included: node markdown.mjs KIT FILE
// Nothing that a name of the input holds may have become an element of its own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [kit, file] = process.argv.slice(2);
const MarkdownIt = createRequire(join(kit, "package.json"))("markdown-it");
const markdown = new MarkdownIt({ html: true, linkify: true });
const allowed = new Set(["h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "ul", "li", "strong", "em"]);

function elements(text) {
  return [...markdown.render(text).matchAll(/<([a-z0-9]+)/g)].map((found) => found[1]);
}

const found = elements(readFileSync(file, "utf8"));
assert.deepEqual(found.filter((name) => !allowed.has(name)), []);
// The question can be answered with no, too.
for (const bad of ["<img src=x>", "[y](https://example.com)", "https://example.com", "![i](x.png)"]) {
  assert(elements(bad).some((name) => !allowed.has(name)), bad);
}
console.log(`${found.filter((name) => name === "tr" || name === "li").length} rows`);
