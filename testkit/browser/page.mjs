// Asks the HTML report what its readers ask, in a real browser: node page.mjs KIT FOLDER
// KIT holds node_modules; FOLDER holds pages and expected.json, which tells what each of them must show.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [kit, folder] = process.argv.slice(2);
const need = createRequire(join(kit, "package.json"));
const { chromium } = need("playwright-core");
const { HtmlValidate, StaticConfigLoader } = need("html-validate");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
assert(executablePath, "no Chromium; see scripts/fetch-browser-kit");
// The pages are files of this test's own making, and a container has no room for Chromium's own.
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
let asked = 0;

/** Opens a page, and fails on any request but for the page itself, any error and any broken policy. */
async function open(name, options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("request", (request) => request.url().split("#")[0] !== address(name) && wrong.push(`request: ${request.url()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
  page.on("dialog", (dialog) => wrong.push(`dialog: ${dialog.message()}`));
  await page.goto(address(name) + hash);
  const close = async () => {
    assert.deepEqual(wrong, [], name);
    await context.close();
  };
  return { page, close };
}

const address = (name) => pathToFileURL(join(folder, name)).href;
const visible = (page, more = "") => page.locator(`[data-state]${more}:visible`).count();
const told = (page) => page.locator("#shown").textContent();
const wanted = (name) => Object.values(expected[name].states).reduce((sum, n) => sum + n, 0);
const numbers = async (page) => (await told(page)).match(/\d+/g).map(Number);

async function question(words, ask) {
  await ask();
  asked += 1;
  console.log(`ok: ${words}`);
}

/** What the count says is what is seen, and each choice shows as many entries as it says. */
async function agrees(page, all) {
  const shown = await visible(page);
  assert.deepEqual((await numbers(page)).sort(), [shown, all].sort());
  for (const box of await page.locator("#filter input[type=checkbox]:checked").all()) {
    const [facet, value] = [await box.getAttribute("name"), await box.getAttribute("value")];
    const says = Number(await box.locator("xpath=..").locator("[data-count]").textContent());
    assert.equal(await visible(page, `[data-${facet}="${value}"]`), says, `${facet} ${value}`);
  }
  const left = await page.locator("article.object:visible").filter({ hasNot: page.locator("[data-state]:visible") }).count();
  assert.equal(left, 0, "an object without entries is still shown");
}

for (const [name, { states }] of Object.entries(expected)) {
  const all = wanted(name);
  await question(`${name} shows everything at first and asks nobody`, async () => {
    const { page, close } = await open(name);
    for (const [state, n] of Object.entries(states)) assert.equal(await visible(page, `[data-state="${state}"]`), n, state);
    assert.equal(await page.locator("#filter").isVisible(), all > 0);
    if (all > 0) await agrees(page, all);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator("img, iframe, object, embed, link, a[href^=javascript]").count(), 0);
    await close();
  });
  await question(`${name} is whole without scripts`, async () => {
    const { page, close } = await open(name, { javaScriptEnabled: false });
    assert.equal(await visible(page), all);
    assert.equal(await page.locator("#filter").isVisible(), false);
    await close();
  });
  await question(`${name} breaks no rule of accessibility, light, dark and narrow`, async () => {
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { viewport: { width: 390, height: 844 } }]) {
      const { page, close } = await open(name, options);
      // The page's policy lets no other script in; the browser's own door is open to the test.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert(wide <= 0, `the page is ${wide} pixels wider than the window`);
      await close();
    }
  });
}

const [name] = Object.keys(expected);
const all = wanted(name);

await question("a severity can be left out, and the other choices count what is left", async () => {
  const { page, close } = await open(name);
  const before = await visible(page, "[data-severity=medium]");
  await page.uncheck("input[value=medium]");
  assert.equal(await visible(page), all - before);
  assert.equal(await visible(page, "[data-severity=medium]"), 0);
  await agrees(page, all);
  await page.uncheck("input[value=gap]");
  assert.equal(await visible(page, "[data-state=gap]"), 0);
  await agrees(page, all);
  await page.click("button[type=reset]");
  await page.waitForFunction((n) => document.querySelectorAll("[data-state]:not([hidden])").length === n, all);
  await agrees(page, all);
  await close();
});

await question("area, check, object and file narrow the list to what they say", async () => {
  const { page, close } = await open(name);
  for (const facet of ["area", "check", "object", "file"]) {
    const options = await page.locator(`select[name=${facet}] option`).all();
    assert(options.length > 1, facet);
    for (const [n, option] of options.slice(1).entries()) {
      const value = await option.getAttribute("value");
      const says = Number((await option.textContent()).match(/\((\d+)\)$/)[1]);
      await page.selectOption(`select[name=${facet}]`, value);
      assert.equal(await visible(page), says, `${facet} ${value}`);
      const others = await page.locator("[data-state]:visible").evaluateAll(
        (found, [facet, value]) => found.filter((e) => !e.dataset[facet].split(facet === "area" ? " " : "\0").includes(value)).length,
        [facet, value],
      );
      assert.equal(others, 0);
      if (n === 0) await agrees(page, all);
      await page.selectOption(`select[name=${facet}]`, "");
    }
  }
  await close();
});

await question("the keyboard alone is enough", async () => {
  const { page, close } = await open(name);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.focus("input[name=q]");
  await page.keyboard.type("privileged mode");
  const found = await visible(page);
  assert(found > 0 && found < all);
  for (const text of await page.locator("[data-state]:visible").allTextContents()) assert.match(text, /privileged mode/i);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.type), "reset");
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelectorAll("[data-state]:not([hidden])").length === n, all);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert((await visible(page)) < all, "the first box was not switched off");
  await agrees(page, all);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus cannot be seen");
  await close();
});

await question("nothing that fits is told, and no row is lost", async () => {
  const { page, close } = await open(name);
  await page.fill("input[name=q]", "no such words anywhere");
  assert.equal(await visible(page), 0);
  assert(await page.locator("#none").isVisible());
  await page.fill("input[name=q]", "");
  assert.equal(await visible(page), all);
  assert(!(await page.locator("#none").isVisible()));
  await close();
});

await question("a view is kept in the address", async () => {
  const { page, close } = await open(name);
  await page.uncheck("input[value=medium]");
  await page.fill("input[name=q]", "network");
  const [shown, link] = [await told(page), new URL(page.url()).hash];
  await close();
  const again = await open(name, {}, link);
  assert.equal(await told(again.page), shown);
  assert.equal(await again.page.locator("input[value=medium]").isChecked(), false);
  await again.close();
  // An address is input, too.
  const hostile = await open(name, {}, "#?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&area=%3Cscript%3E&not-state=%22%3E");
  assert.equal(await hostile.page.locator("img").count(), 0);
  assert.equal(await hostile.page.locator("select[name=area]").inputValue(), "");
  await hostile.close();
});

await question("hostile names stay text, in the page and in its filters", async () => {
  const { page, close } = await open("hostile.html");
  const names = await page.locator("select[name=object] option").allTextContents();
  assert(names.some((n) => n.includes("<img src=x onerror=alert(1)>")), names.join("\n"));
  const value = await page.locator("select[name=object] option", { hasText: "onerror" }).first().getAttribute("value");
  await page.selectOption("select[name=object]", value);
  const found = await visible(page);
  assert(found > 0 && found < wanted("hostile.html"));
  await close();
});

await question("the policy stops a script that somebody slipped in", async () => {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(address(name));
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "globalThis.slipped = true";
    document.body.append(script);
    const image = document.createElement("img");
    const failed = new Promise((done) => image.addEventListener("error", () => done("refused")));
    image.src = "https://example.com/x.png";
    document.body.append(image);
    return [globalThis.slipped === true, await failed];
  });
  assert.deepEqual(ran, [false, "refused"]);
  await context.close();
});

/** A page on paper, as text without line breaks. */
async function printed(page) {
  const file = join(folder, "page.pdf");
  await page.pdf({ path: file, format: "A4" });
  const pages = Number(execFileSync("pdfinfo", [file], { encoding: "utf8" }).match(/Pages:\s+(\d+)/)[1]);
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  return { pages, text };
}

await question("paper shows everything, opened, without the filters", async () => {
  const { page, close } = await open(name, { colorScheme: "dark" });
  const { pages, text } = await printed(page);
  assert(pages > 1);
  for (const word of expected[name].words) assert(text.includes(word), word);
  for (const word of ["Show all", "Search", "Filtered"]) assert(!text.includes(word), word);
  assert.equal(await page.locator("details[open]").count(), 0, "what was opened for the paper was not closed again");
  await page.fill("input[name=q]", "privileged mode");
  const part = await printed(page);
  assert(part.text.includes("Filtered: not everything is shown.") && part.text.includes(await told(page)));
  assert(part.pages < pages);
  await close();
});

await question("paper is whole without scripts, too", async () => {
  const { page, close } = await open(name, { javaScriptEnabled: false });
  const { text } = await printed(page);
  for (const word of expected[name].words) assert(text.includes(word), word);
  await close();
});

await question("all pages are valid HTML", async () => {
  // The filters act at once, so that a button to submit them would do nothing.
  const rules = { "wcag/h32": "off", "no-inline-style": "error" };
  const config = { extends: ["html-validate:recommended", "html-validate:document"], rules };
  const validator = new HtmlValidate(new StaticConfigLoader({ ...config, root: true }));
  for (const name of Object.keys(expected)) {
    const report = await validator.validateFile(join(folder, name));
    const found = report.results.flatMap((r) => r.messages).map((m) => `${name}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
    assert.deepEqual(found.slice(0, 10), []);
  }
  const broken = await validator.validateString("<!doctype html><html><body><p><section></p></body></html>");
  assert.equal(broken.valid, false);
});

await browser.close();
console.log(`${asked} questions answered`);
