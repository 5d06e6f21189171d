// SPDX-License-Identifier: EUPL-1.2
// What is asked of a report: nothing that axe finds against WCAG 2.2 AA, closed, opened or clicked at, narrow or wide, light or dark, with
// JavaScript or without; all of it within the width of a telephone; and the keyboard is enough. It is asked of every report, whatever that
// has: where nothing differs there are no variation points, and of two governments there are two tiles.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, made, executablePath, everything] = process.argv.slice(2);
const modules = createRequire(resolve(folder, 'package.json'));
const { chromium } = modules('playwright-core');
const axe = readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

// The kind of a report is how its name begins: family, regulation, government or draft.
const pages = readdirSync(made).filter((name) => name.endsWith('.html'));
const kind = (file) => file.match(/^[a-z]+/)[0];
const of_kind = (...kinds) => pages.filter((file) => kinds.includes(kind(file)));
// How many of what only some reports have were looked at.
const seen = { point: 0, tile: 0, drawing: 0, row: 0, opened: 0, 'reading on paper': 0, family: 0, regulation: 0, government: 0, draft: 0 };
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

// What a hand with a mouse comes by: the readings all at once, what follows a link of the first lines, a letter and a tile.
async function click(page) {
  for (const selector of ['#all-readings', '.short a', 'nav .letters a', 'svg.tiles a', '.index tr:target a', 'table.stack th a']) {
    const found = page.locator(selector).last();
    if ((await found.count()) > 0 && (await found.isVisible())) await found.click();
  }
}

// Without JavaScript axe cannot run, so there only the layout is asked; the page has no scripts, so its elements are the same.
async function look(page, name, scripts) {
  for (const state of ['closed', 'opened', 'clicked']) {
    if (state === 'opened') await open_all(page);
    if (state === 'clicked') await click(page);
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
    if (at === 'point') seen.point += 1;
    opened += 1;
  }
  const closed = await page.evaluate(() => document.querySelectorAll('summary').length);
  expect(opened > 0 || closed === 0, `${name}: something can be opened by keyboard`);
  seen.opened += opened;
}

// Within the page every link leads somewhere, to one place.
async function links(page, name) {
  const lost = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands there twice`);
    const all = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).filter((href) => href.startsWith('#'));
    return twice.concat(all.filter((href) => !document.getElementById(href.slice(1))).map((href) => `${href} leads nowhere`));
  });
  for (const one of lost.slice(0, 5)) expect(false, `${name}: ${one}`);
}

// Drawings on a telephone: letters of eleven pixels, all of them inside, and none over another one or a bar.
async function drawings(page, name) {
  const faults = await page.evaluate(() => {
    const faults = [];
    for (const svg of document.querySelectorAll('svg.drawing:not(.tile-key)')) {
      const box = svg.getBoundingClientRect();
      const scale = box.width / svg.viewBox.baseVal.width;
      const texts = [...svg.querySelectorAll('text')];
      const boxes = texts.map((t) => t.getBoundingClientRect());
      texts.forEach((text, i) => {
        const size = Number((text.closest('[font-size]') ?? text).getAttribute('font-size')) * scale;
        if (size < 11) faults.push(`"${text.textContent}" is ${size.toFixed(1)} pixels`);
        if (boxes[i].left < box.left - 1 || boxes[i].right > box.right + 1) faults.push(`"${text.textContent}" stands outside`);
        const apart = (r) => r.right <= boxes[i].left + 0.5 || r.left >= boxes[i].right - 0.5 || r.bottom <= boxes[i].top + 3 || r.top >= boxes[i].bottom - 3;
        const tile = svg.matches('.tiles') ? text.parentElement.querySelector('rect').getBoundingClientRect() : null;
        if (tile && (boxes[i].left < tile.left || boxes[i].right > tile.right)) faults.push(`"${text.textContent}" stands out of its tile`);
        if (tile) return;
        texts.slice(i + 1).forEach((other, j) => {
          if (!apart(boxes[i + 1 + j])) faults.push(`"${text.textContent}" stands over "${other.textContent}"`);
        });
        if (!text.matches('.mark-inside'))
          for (const bar of svg.querySelectorAll('.bar'))
            if (!apart(bar.getBoundingClientRect())) faults.push(`"${text.textContent}" stands over a bar`);
      });
    }
    return faults;
  });
  for (const one of faults.slice(0, 5)) expect(false, `${name}: ${one}`);
}

// Whoever looks for a government finds it by its letter, and its tile leads to its row.
async function by_index(page, name) {
  const rows = await page.$$eval('.index tbody tr', (all) => all.map((r) => r.id));
  const tiles = await page.$$eval('svg.tiles a', (all) => all.map((a) => a.getAttribute('href').slice(1)));
  expect(rows.length > 0 && rows.length === tiles.length, `${name}: ${rows.length} rows and ${tiles.length} tiles`);
  seen.tile += tiles.length;
  await page.click('nav .letters a:last-child');
  const group = await page.evaluate(() => document.querySelector(':target').getBoundingClientRect().top);
  expect(group >= 0 && group < 1000, `${name}: a letter leads to its governments`);
  await page.click('svg.tiles a:last-of-type');
  expect(await page.evaluate(() => document.querySelector('.index tr:target') !== null), `${name}: a tile leads to its row`);
  await page.click('.index tr:target a[href^="#t-"]');
  expect(await page.evaluate(() => document.querySelector('svg.tiles :target') !== null), `${name}: a row leads to its tile`);
}

// Beside every drawing stands a table with its figures, or a list that has them; the key of a letter has its words.
async function tables(page, name) {
  const lost = await page.$$eval('svg.drawing:not(.tile-key)', (all) =>
    all.filter((svg) => (svg.closest('article, .pair > div, section').querySelector('table, .rungs, .legend')) === null).map((svg) => svg.querySelector('title').textContent),
  );
  seen.drawing += (await page.$$('svg.drawing:not(.tile-key)')).length;
  for (const one of lost) expect(false, `${name}: no table beside "${one}"`);
}

// A row of a table on a telephone is read whole: nothing of it stands out of sight.
async function stacked(page, name) {
  const lost = await page.$$eval('table.stack tbody :is(th, td)', (cells) =>
    cells.filter((c) => c.getBoundingClientRect().right > window.innerWidth).map((c) => c.textContent),
  );
  seen.row += (await page.$$('table.stack tbody tr')).length;
  for (const one of lost.slice(0, 5)) expect(false, `${name}: "${one}" stands out of sight`);
}

// Paper cannot be opened: the readings stand in the text, and each with its number.
async function on_paper(page, name) {
  await page.emulateMedia({ media: 'print' });
  const points = await page.$$eval('.point', (all) => all.map((p) => p.querySelector('.brief').getBoundingClientRect().width));
  expect(points.every((width) => width > 0), `${name}: the readings are printed`);
  seen['reading on paper'] += points.length;
  // What cannot be broken and has no room moves to the next page: where that is high, it leaves half a page empty. On A4 without margins.
  await page.setViewportSize({ width: 673, height: 986 });
  const high = await page.evaluate((most) => {
    const whole = [...document.querySelectorAll('main *')].filter((e) => e.matches('svg') || getComputedStyle(e).breakInside === 'avoid');
    return whole.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > most).map((e) => `${e.localName}.${e.getAttribute('class')}#${e.id}`);
  }, 0.55 * 986);
  for (const one of high) expect(false, `${name}: ${one} takes more than half a page and cannot be broken`);
  expect((await page.$$eval('nav, .choice', (all) => all.filter((e) => e.checkVisibility()).length)) === 0, `${name}: no links to click`);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
async function on_page(file, options, work) {
  const { width = 1440, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 1000 }, ...rest });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (r) => requests.push(r.url()));
  page.on('console', (m) => expect(m.type() !== 'error', `${file}: ${m.text()}`));
  await page.goto(pathToFileURL(resolve(made, file)).href);
  await work(page, `${file} at ${width}, ${rest.colorScheme ?? 'light'}${rest.javaScriptEnabled === false ? ', no scripts' : ''}`, rest.javaScriptEnabled !== false);
  expect(requests.length === 1, `${file}: it asks for nothing but itself`);
  await context.close();
}

// Of a page as a whole: headings in order, no scripts, and nothing fictional that does not say so.
async function whole(page, name) {
  if (await page.locator('#all-readings').count()) {
    await page.check('#all-readings');
    expect(await page.locator('.point .brief').first().isVisible(), `${name}: all readings can be shown in the text`);
  }
  const headings = await page.$$eval('h1,h2,h3,h4', (all) => all.map((h) => Number(h.tagName[1])));
  expect(headings[0] === 1 && headings.every((h, i) => i === 0 || h - headings[i - 1] <= 1), `${name}: headings in order`);
  expect((await page.content()).includes('<script') === false, `${name}: no scripts`);
}

try {
  // One page in every light; the others differ from it in what they say, and their colours are the same.
  for (const width of [360, 1440])
    for (const colorScheme of ['light', 'dark'])
      for (const javaScriptEnabled of [true, false]) await on_page(pages[0], { width, colorScheme, javaScriptEnabled }, look);
  for (const file of pages.slice(1))
    for (const [width, colorScheme] of [[360, 'dark'], [1440, 'light']]) await on_page(file, { width, colorScheme }, look);
  for (const file of pages) {
    seen[kind(file)] += 1;
    await on_page(file, { width: 320 }, async (page, name) => {
      await open_all(page);
      expect((await overflow(page)) <= 0, `${name}: wider than the window`);
    });
    await on_page(file, { width: 360 }, async (page, name) => {
      await links(page, name);
      await tables(page, name);
      await drawings(page, name);
      await stacked(page, name);
    });
    await on_page(file, { javaScriptEnabled: false }, by_keyboard);
    await on_page(file, {}, on_paper);
    await on_page(file, {}, whole);
  }
  for (const file of of_kind('family')) await on_page(file, { javaScriptEnabled: false }, by_index);
  for (const file of of_kind('family', 'draft')) expect(statSync(resolve(made, file)).size <= 1_000_000, `${file}: at most a megabyte`);
} finally {
  await browser.close();
}
if (everything) for (const [what, count] of Object.entries(seen)) expect(count > 0, `no ${what} on any page`);
console.log(failures === 0 ? 'all reports are as they should be' : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
