"use strict";
/* Links the highlights of the text with the cards beside it. Without this script every link still leads somewhere. */
(() => {
  const all = (root, what) => [...root.querySelectorAll(what)];
  const wide = () => matchMedia("(min-width: 781px)").matches;

  function watchFile(file) {
    const key = file.id;
    const cards = all(file, ".card");
    const marks = all(file, ".mark");
    const byNumber = new Map(cards.map((c) => [c.dataset.f, c]));
    const of = (mark) => mark.dataset.f.split(" ");
    let active = null;
    let tip = null;
    let timer = 0;

    /* one finding in the light: its card and every side of it in the text */
    function light(number) {
      active = number;
      for (const card of cards) card.classList.toggle("on", card.dataset.f === number);
      for (const mark of marks) {
        const on = number !== null && of(mark).includes(number);
        mark.classList.toggle("on", on);
        const sides = (mark.dataset.side || "").split(" ").map((s) => s.split(":"));
        const mine = on && sides.find((s) => s[0] === number);
        const several = on && byNumber.get(number).querySelector(".places .side");
        if (mine && several) mark.dataset.sign = mine[1];
        else delete mark.dataset.sign;
      }
    }

    function reveal(card) {
      const side = card.closest(".side");
      if (wide() && side.scrollHeight > side.clientHeight) {
        const top = card.offsetTop - side.offsetTop - 12;
        side.scrollTo({ top: card.getBoundingClientRect().top - side.getBoundingClientRect().top + side.scrollTop - 12 || top });
      }
    }

    function go(id) {
      const anchor = document.getElementById(id);
      if (!anchor) return;
      const place = anchor.closest(".mark") || anchor;
      place.scrollIntoView({ block: "center" });
      if (place.matches(".mark")) place.focus({ preventScroll: true });
      else {
        place.classList.add("flash");
        setTimeout(() => place.classList.remove("flash"), 2500);
      }
      hide();
    }

    /* the small window at a highlight: message, arithmetic, and the way to the other sides */
    function show(mark) {
      clearTimeout(timer);
      tip ||= file.appendChild(Object.assign(document.createElement("div"), { className: "tip", hidden: true }));
      tip.id = `${key}-tip`;
      tip.replaceChildren();
      tip.className = `tip ${mark.classList[1]}`;
      const close = Object.assign(document.createElement("button"), { type: "button", className: "close", textContent: "×" });
      close.setAttribute("aria-label", document.documentElement.dataset.close || "×");
      close.addEventListener("click", () => { hide(); mark.focus(); });
      tip.append(close);
      for (const number of of(mark)) {
        const card = byNumber.get(number);
        if (!card || card.hidden) continue;
        const item = document.createElement("div");
        item.className = "item";
        for (const part of all(card, ".message, .places, .notes")) {
          const copy = part.cloneNode(true);
          copy.removeAttribute("id");
          item.append(copy);
        }
        tip.append(item);
      }
      for (const link of all(tip, "[data-go]")) {
        link.addEventListener("click", (event) => { event.preventDefault(); follow(link); });
      }
      tip.hidden = false;
      const lines = mark.getClientRects();
      const [box, last] = [lines[0], lines[lines.length - 1]];
      const base = file.getBoundingClientRect();
      file.style.position = "relative";
      const paper = mark.closest(".paper").getBoundingClientRect();
      const left = Math.max(Math.min(box.left, paper.right - tip.offsetWidth - 8), 8);
      const below = last.bottom + tip.offsetHeight + 16 < innerHeight || box.top < tip.offsetHeight;
      tip.style.left = `${left - base.left}px`;
      tip.style.top = `${(below ? last.bottom + 8 : box.top - tip.offsetHeight - 8) - base.top}px`;
    }

    function hide() {
      clearTimeout(timer);
      if (tip) tip.hidden = true;
    }

    function later(what, wait) {
      clearTimeout(timer);
      timer = setTimeout(what, wait);
    }

    function follow(link) {
      const card = link.closest(".card");
      const found = card ? card.dataset.f : (link.dataset.go.match(/-f(\d+)-/) || [])[1];
      if (found !== undefined) light(found);
      go(link.dataset.go);
      if (found !== undefined && byNumber.get(found)) reveal(byNumber.get(found));
    }

    for (const mark of marks) {
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        const numbers = of(mark).filter((n) => byNumber.get(n) && !byNumber.get(n).hidden);
        if (!numbers.length) return;
        const next = numbers[(numbers.indexOf(active) + 1) % numbers.length];
        light(next);
        reveal(byNumber.get(next));
        show(mark);
      });
      mark.addEventListener("mouseenter", () => { if (wide()) later(() => show(mark), 250); });
      mark.addEventListener("mouseleave", () => { if (wide()) later(hide, 350); });
      mark.addEventListener("focus", () => { if (wide() && mark.matches(":focus-visible")) show(mark); });
    }
    file.addEventListener("mouseover", (event) => { if (event.target.closest(".tip")) clearTimeout(timer); });
    file.addEventListener("mouseout", (event) => { if (wide() && event.target.closest(".tip")) later(hide, 350); });
    file.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    file.addEventListener("click", (event) => { if (!event.target.closest(".tip, .mark")) hide(); });

    for (const link of all(file, "[data-go]")) {
      link.addEventListener("click", (event) => { event.preventDefault(); follow(link); });
    }
    for (const card of cards) {
      card.addEventListener("click", (event) => {
        if (event.target.closest("a, summary, button") || getSelection().toString()) return;
        const link = card.querySelector("[data-go]");
        if (link) follow(link);
        else light(card.dataset.f);
      });
    }

    /* filters and stepping */
    const bar = file.querySelector(".filters");
    if (!bar) return;
    bar.hidden = false;
    const select = bar.querySelector("select");
    const shown = bar.querySelector(".shown");
    const toggles = all(bar, ".toggle");
    function filter() {
      const off = toggles.filter((t) => t.getAttribute("aria-pressed") === "false").map((t) => t.dataset.severity);
      for (const card of cards) {
        card.hidden = off.includes(card.dataset.severity) || (select.value !== "" && card.dataset.rule !== select.value);
      }
      for (const mark of marks) mark.classList.toggle("faded", of(mark).every((n) => byNumber.get(n)?.hidden));
      const open = cards.filter((c) => !c.hidden).length;
      shown.textContent = shown.dataset.words.replace("{shown}", open).replace("{all}", cards.length);
    }
    for (const toggle of toggles) {
      toggle.addEventListener("click", () => {
        toggle.setAttribute("aria-pressed", toggle.getAttribute("aria-pressed") === "false");
        filter();
      });
    }
    select.addEventListener("change", filter);
    for (const button of all(bar, "[data-step]")) {
      button.addEventListener("click", () => {
        const open = cards.filter((c) => !c.hidden);
        if (!open.length) return;
        const at = open.findIndex((c) => c.dataset.f === active);
        const step = Number(button.dataset.step);
        const card = open[at < 0 ? (step > 0 ? 0 : open.length - 1) : (at + step + open.length) % open.length];
        light(card.dataset.f);
        const first = card.querySelector("[data-go]");
        if (first) document.getElementById(first.dataset.go)?.scrollIntoView({ block: "center" });
        reveal(card);
      });
    }
    filter();
  }

  /* several files: one at a time, chosen in the table */
  function watchFiles(root) {
    const files = all(root, "section.file");
    for (const file of files) watchFile(file);
    const links = all(root, "[data-file]");
    if (!links.length) return;
    const pick = (id) => {
      for (const file of files) file.hidden = file.id !== id;
      for (const link of links) {
        if (link.dataset.file === id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    const named = location.hash.slice(1).split("-")[0];
    pick(files.some((f) => f.id === named) ? named : files[0].id);
    for (const link of links) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        pick(link.dataset.file);
        document.getElementById(link.dataset.file).scrollIntoView();
      });
    }
  }

  window.fazhiReport = watchFiles;
  if (document.documentElement.dataset.close) watchFiles(document);
})();
