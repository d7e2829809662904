"use strict";
const D = JSON.parse(document.getElementById("data").textContent), W = D.words, $ = (id) => document.getElementById(id);
const esc = (s) => String(s).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const RH = 34;
/* one table that draws only the rows in sight: cols = [{title, key, numeric, percent, link}], rows = arrays of [value, words, tone] or plain values */
function grid(host, cols, rows, tools) {
  host.innerHTML = `<div class="tools"><input type="search" placeholder="${W.search}" aria-label="${W.search}">${tools
    .map((t) => `<select data-col="${t.col}" aria-label="${esc(t.title)}"><option value="">${esc(t.title)}：${W.all}</option>${t.values.map((v) => `<option>${esc(v)}</option>`).join("")}</select>`)
    .join("")}<span class="count"></span></div><div class="grid"><table><thead><tr>${cols
    .map((c, i) => `<th tabindex="0" data-i="${i}" class="${c.numeric ? "n" : ""}">${esc(c.title)}<span class="arrow"></span></th>`)
    .join("")}</tr></thead><tbody></tbody></table></div>`;
  const box = host.querySelector(".grid"), body = host.querySelector("tbody"), input = host.querySelector("input");
  const texts = rows.map((r) => r.map((c) => words(c)).join("\u0001").toLowerCase());
  let order = rows.map((_, i) => i), view = order, sort = null, from = -1, to = -1;
  function words(c) { return Array.isArray(c) ? (c[1] === undefined || c[1] === null ? c[0] : c[1]) : c === null ? "—" : c; }
  function value(c) { return Array.isArray(c) ? c[0] : c; }
  function cell(c, col) {
    const w = esc(words(c)), tone = Array.isArray(c) ? c[2] : "";
    if (col.link && value(c)) return `<td title="${w}"><a href="${esc(c[2] || "")}" target="_blank" rel="noopener">${w}</a></td>`;
    return `<td class="${col.numeric ? "n" : ""}" title="${w}">${tone ? `<span class="tag ${tone}">${w}</span>` : w}</td>`;
  }
  function draw(force) {
    const first = Math.max(0, Math.floor(box.scrollTop / RH) - 12), last = Math.min(view.length, first + Math.ceil(box.clientHeight / RH) + 24);
    if (!force && first === from && last === to) return;
    from = first; to = last;
    const rowsHtml = view.slice(first, last).map((i) => `<tr>${cols.map((c, k) => cell(rows[i][k], c)).join("")}</tr>`).join("");
    body.innerHTML = `<tr class="gap"><td colspan="${cols.length}" style="height:${first * RH}px"></td></tr>${rowsHtml}<tr class="gap"><td colspan="${cols.length}" style="height:${(view.length - last) * RH}px"></td></tr>`;
    if (!view.length) body.innerHTML = `<tr><td colspan="${cols.length}" class="empty">${W.none}</td></tr>`;
  }
  function refresh() {
    const q = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...host.querySelectorAll("select")].filter((s) => s.value).map((s) => [+s.dataset.col, s.value]);
    view = order.filter((i) => q.every((w) => texts[i].includes(w)) && chosen.every(([k, v]) => String(words(rows[i][k])) === v));
    host.querySelector(".count").textContent = W.shown.replace("{n}", view.length).replace("{all}", rows.length);
    box.scrollTop = 0; draw(true);
  }
  function sortBy(i) {
    sort = sort && sort.i === i ? { i, down: !sort.down } : { i, down: cols[i].numeric && i > 0 };
    const collator = new Intl.Collator("zh"), sign = sort.down ? -1 : 1;
    order = rows.map((_, n) => n).sort((a, b) => {
      const x = value(rows[a][i]), y = value(rows[b][i]);
      if (x === y) return a - b;
      if (x === null || x === undefined || x === "") return 1;
      if (y === null || y === undefined || y === "") return -1;
      return sign * (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y))) || a - b;
    });
    host.querySelectorAll("th .arrow").forEach((a, k) => (a.textContent = k === i ? (sort.down ? "▼" : "▲") : ""));
    refresh();
  }
  let timer; input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, 120); });
  host.querySelectorAll("select").forEach((s) => s.addEventListener("change", refresh));
  host.querySelectorAll("th").forEach((th) => {
    th.addEventListener("click", () => sortBy(+th.dataset.i));
    th.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); sortBy(+th.dataset.i); } });
  });
  box.addEventListener("scroll", () => draw(false), { passive: true });
  refresh();
}
function values(rows, k) {
  const seen = new Map();
  for (const r of rows) { const c = r[k], w = Array.isArray(c) ? c[1] || c[0] : c; seen.set(w, (seen.get(w) || 0) + 1); }
  return [...seen].filter(([w]) => w !== null && w !== "").sort((a, b) => b[1] - a[1]).map(([w]) => String(w)).slice(0, 300);
}
function matrix(host) {
  const pick = ["region", "kind", "year", "late"].map((key) => D.columns.findIndex((c) => c.key === key)).filter((i) => i >= 0);
  const tools = pick.map((i) => ({ col: i, title: D.columns[i].title, values: values(D.rows, i) })).filter((t) => t.values.length > 1);
  grid(host, D.columns, D.rows, tools);
}
function findings(host) {
  const cols = [{ title: W.severity }, { title: W.code }, { title: W.rule }, { title: W.body }, { title: W.year, numeric: true }, { title: W.line, numeric: true }, { title: W.text }, { title: W.what }];
  const rows = D.findings.map(([s, r, i, line, text, what]) => {
    const row = D.rows[i], at = (k) => row[D.columns.findIndex((c) => c.key === k)], plain = (c) => (Array.isArray(c) ? (c[1] ?? c[0]) : c);
    return [[s, D.severities[s][0], D.severities[s][1]], D.rules[r][0], D.rules[r][1], plain(at("name")), plain(at("year")), line, text, what];
  });
  const tools = [0, 2].map((k) => ({ col: k, title: cols[k].title, values: values(rows, k) }));
  grid(host, cols, rows, tools);
  if (D.findingsLeft) host.insertAdjacentHTML("afterbegin", `<p class="note">${W.left.replace("{n}", D.findingsLeft)}</p>`);
}
function common(a, b) { /* marks runs of 8 characters that both passages have */
  const marks = (s, t) => { const hit = new Array(s.length).fill(false); for (let i = 0; i + 8 <= s.length; i++) if (t.includes(s.slice(i, i + 8))) hit.fill(true, i, i + 8); let out = "", on = false; for (let i = 0; i < s.length; i++) { if (hit[i] !== on) { out += on ? "</mark>" : "<mark>"; on = hit[i]; } out += esc(s[i]); } return out + (on ? "</mark>" : ""); };
  return [marks(a, b), marks(b, a)];
}
function corpus(host) {
  if (!D.corpus.length) { host.innerHTML = `<div class="panel empty">${W.none}</div>`; return; }
  host.innerHTML = `<div class="tools"><input type="search" placeholder="${W.search}"><select><option value="">${W.rule}：${W.all}</option>${[...new Set(D.corpus.map((f) => f.name))].sort().map((n) => `<option>${esc(n)}</option>`).join("")}</select><span class="count"></span></div><div class="list"></div><button class="more" hidden>${W.more}</button>`;
  const input = host.querySelector("input"), select = host.querySelector("select"), list = host.querySelector(".list"), more = host.querySelector(".more");
  let view = [], shown = 0;
  function step() {
    const html = view.slice(shown, shown + 40).map((f) => `<div class="finding"><h3><span class="tag ${f.tone}">${esc(f.level)}</span> ${esc(f.code)} ${esc(f.name)}　${esc(f.message)}</h3>
      <div class="where">${f.path ? `<a href="${esc(f.href)}">${esc(f.path)}</a>` : ""}${f.other ? `　⇄　<a href="${esc(f.otherHref)}">${esc(f.other)}</a>` : ""}</div>
      ${f.excerpts.map((e) => { const [l, r] = common(e[0], e[1]); return `<div class="pair"><p>${l}</p><p>${r}</p><b>${e[2] ? Math.round(e[2] * 100) + "%" : ""}</b></div>`; }).join("")}</div>`).join("");
    list.insertAdjacentHTML("beforeend", html); shown = Math.min(view.length, shown + 40); more.hidden = shown >= view.length;
  }
  function refresh() {
    const q = input.value.trim().toLowerCase();
    view = D.corpus.filter((f) => (!select.value || f.name === select.value) && (!q || (f.message + f.path + f.other + f.name).toLowerCase().includes(q)));
    host.querySelector(".count").textContent = W.shown.replace("{n}", view.length).replace("{all}", D.corpus.length);
    list.innerHTML = ""; shown = 0; step();
  }
  input.addEventListener("input", refresh); select.addEventListener("change", refresh); more.addEventListener("click", step); refresh();
}
function totals(host) {
  host.innerHTML = D.totals.map((_, i) => `<div class="panel" style="margin-bottom:14px"><h2>${esc(D.totals[i].title)}</h2><div id="tot${i}"></div></div>`).join("");
  D.totals.forEach((t, i) => { grid($("tot" + i), t.columns, t.rows, []); $("tot" + i).querySelector(".grid").style.height = Math.min(60 + 34 * t.rows.length, 460) + "px"; });
}
const VIEWS = { matrix, findings, corpus, totals }, drawn = new Set();
document.querySelectorAll("nav button").forEach((b) => b.addEventListener("click", () => open(b.dataset.view)));
function open(name) {
  document.querySelectorAll("nav button").forEach((b) => b.setAttribute("aria-selected", b.dataset.view === name));
  for (const key of Object.keys(VIEWS)) $(key).hidden = key !== name;
  if (!drawn.has(name)) { drawn.add(name); VIEWS[name]($(name)); }
}
const wanted = (location.hash.match(/view=(\w+)/) || [])[1];
open(VIEWS[wanted] ? wanted : "matrix");
