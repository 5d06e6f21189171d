// SPDX-License-Identifier: EUPL-1.2
// What is asked of a report: nothing that axe finds against WCAG 2.2 AA, closed or opened, narrow or wide, light or dark, with JavaScript or
// without; all of it within the width of a telephone; and the keyboard is enough.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, executablePath] = process.argv.slice(2);
const modules = createRequire(resolve(folder, 'package.json'));
const { chromium } = modules('playwright-core');
const axe = readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

let failures = 0;
function expect(holds, what) {
  if (holds) return;
  failures += 1;
  console.error(`FAILED: ${what}`);
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    }),
  );
  return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`);
}

const open_all = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

// Without JavaScript axe cannot run, so there only the layout is asked; the page has no scripts, so its elements are the same.
async function look(page, name, scripts) {
  for (const state of ['closed', 'opened']) {
    if (state === 'opened') await open_all(page);
    expect((await overflow(page)) <= 0, `${name}, ${state}: wider than the window`);
    if (!scripts) continue;
    for (const found of await violations(page)) expect(false, `${name}, ${state}: ${found}`);
  }
}

// Only keys are used: what has the focus must be visible, and opens and closes in place.
async function by_keyboard(page, name) {
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { href: document.activeElement.getAttribute('href'), top: box.top };
  });
  expect(skip.href === '#content' && skip.top >= 0, `${name}: Tab shows the skip link first`);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement.id === 'content'), `${name}: it leads to the content`);
  let opened = 0;
  let points = 0;
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body) return 'end';
      if (getComputedStyle(e).outlineStyle === 'none' && !e.closest('svg')) return 'no outline: ' + e.outerHTML.slice(0, 80);
      return e.matches('.point > summary') ? 'point' : e.matches('summary') ? 'summary' : 'other';
    });
    if (at === 'end') break;
    expect(!at.startsWith('no outline'), `${name}: ${at}`);
    if (at !== 'point' && !(at === 'summary' && opened < 3)) continue;
    await page.keyboard.press(at === 'point' ? 'Space' : 'Enter');
    expect(await page.evaluate(() => document.activeElement.parentElement.open), `${name}: a key opens a ${at}`);
    if (at === 'point') points += 1;
    opened += 1;
  }
  expect(opened > 0, `${name}: something can be opened by keyboard`);
  return points;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
async function on_page(file, options, work) {
  const { width = 1440, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 1000 }, ...rest });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (r) => requests.push(r.url()));
  page.on('console', (m) => expect(m.type() !== 'error', `${file}: ${m.text()}`));
  await page.goto(pathToFileURL(resolve(folder, file)).href);
  await work(page, `${file} at ${width}, ${rest.colorScheme ?? 'light'}${rest.javaScriptEnabled === false ? ', no scripts' : ''}`, rest.javaScriptEnabled !== false);
  expect(requests.length === 1, `${file}: it asks for nothing but itself`);
  await context.close();
}

try {
  for (const width of [360, 1440])
    for (const colorScheme of ['light', 'dark'])
      for (const javaScriptEnabled of [true, false])
        await on_page('family.html', { width, colorScheme, javaScriptEnabled }, look);
  for (const file of ['family-en.html', 'regulation.html', 'government.html'])
    for (const [width, colorScheme] of [[360, 'dark'], [1440, 'light']]) await on_page(file, { width, colorScheme }, look);
  for (const file of ['family.html', 'regulation.html', 'government.html'])
    await on_page(file, { width: 320 }, async (page, name) => {
      await open_all(page);
      expect((await overflow(page)) <= 0, `${name}: wider than the window`);
    });
  await on_page('family.html', { javaScriptEnabled: false }, async (page, name) => {
    expect((await by_keyboard(page, name)) > 0, `${name}: the variation points of the text open by keyboard`);
  });
  await on_page('family.html', {}, async (page, name) => {
    await page.check('#all-readings');
    expect(await page.isVisible('.point .brief'), `${name}: all readings can be shown in the text`);
    const headings = await page.$$eval('h1,h2,h3,h4', (all) => all.map((h) => Number(h.tagName[1])));
    expect(headings[0] === 1 && headings.every((h, i) => i === 0 || h - headings[i - 1] <= 1), `${name}: headings in order`);
    expect((await page.content()).includes('<script') === false, `${name}: no scripts`);
    expect(await page.isVisible('.notice'), `${name}: it says that it is fictional`);
  });
} finally {
  await browser.close();
}
for (const file of ['family.html', 'family-en.html', 'regulation.html', 'government.html'])
  expect(statSync(resolve(folder, file)).size <= 1_000_000, `${file}: at most a megabyte`);
console.log(failures === 0 ? 'all reports are as they should be' : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
