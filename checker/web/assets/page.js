"use strict";
/* Drop, check, read, take home. The draft stays in this page; the server keeps nothing between requests. */
(() => {
  const find = (id) => document.getElementById(id);
  const main = find("main");
  const said = main.dataset;
  const token = document.querySelector("meta[name=fazhi-token]").content;
  let draft = null; // {blob, name}
  let text = "";
  let busy = null;

  function address(format, name) {
    const query = new URLSearchParams({ format, lang: said.lang, filename: name.slice(-200) });
    if (find("year").value) query.set("year", find("year").value);
    return `/api/check?${query}`;
  }

  function post(format, file, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", address(format, file.name));
      request.setRequestHeader("X-Fazhi-Token", token);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.responseType = "blob";
      request.upload.onprogress = (event) => progress?.(event.total ? (100 * event.loaded) / event.total : 100);
      request.onload = () => resolve(request);
      request.onerror = () => reject(new Error(said.lost));
      request.ontimeout = request.onerror;
      request.onabort = () => reject(null);
      request.send(file.blob);
      busy = request;
    });
  }

  async function failure(request) {
    try {
      const answer = JSON.parse(await request.response.text());
      if (answer.error) return answer.error[said.lang];
    } catch { /* no JSON: say the number */ }
    return `HTTP ${request.status}`;
  }

  function state(words, share) {
    find("status").textContent = words;
    const bar = find("bar");
    bar.hidden = share === undefined;
    if (share === null) bar.removeAttribute("value");
    else if (share !== undefined) bar.value = share;
  }

  async function check(file) {
    busy?.abort();
    find("error").textContent = "";
    state(said.sending, 0);
    try {
      const request = await post("view", file, (share) => (share < 100 ? state(said.sending, share) : state(said.checking, null)));
      const type = request.getResponseHeader("Content-Type") || "";
      const answer = type.includes("json") ? JSON.parse(await request.response.text()) : {};
      if (!answer.view) throw new Error(answer.error ? answer.error[said.lang] : `HTTP ${request.status}`);
      draft = file;
      show(answer);
      state(said.done.replace("{n}", answer.findings));
      find("error").textContent = answer.problems.join("\n");
    } catch (error) {
      state("");
      if (error) find("error").textContent = error.message;
    }
  }

  function show(answer) {
    text = answer.text || "";
    const made = new DOMParser().parseFromString(answer.view, "text/html").body;
    find("view").replaceChildren(...[...made.childNodes].map((n) => document.adoptNode(n)));
    window.fazhiReport(find("view"));
    find("start").hidden = true;
    find("result").hidden = false;
    find("editor").hidden = true;
    find("edit").disabled = answer.text === null;
    document.querySelector("[data-take=docx]").disabled = answer.format !== "docx";
    find("result").focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  async function take(format) {
    find("error").textContent = "";
    try {
      const request = await post(format, draft);
      if (request.status !== 200 && format !== "json" && format !== "html") throw new Error(await failure(request));
      const named = /filename\*=UTF-8''([^;]+)/.exec(request.getResponseHeader("Content-Disposition") || "");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(request.response);
      link.download = named ? decodeURIComponent(named[1]) : `fazhi.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    } catch (error) {
      if (error) find("error").textContent = error.message;
    }
  }

  function typed(words, name) {
    if (!words.trim()) {
      find("error").textContent = said.empty;
      return;
    }
    check({ blob: new Blob([words], { type: "text/plain" }), name });
  }

  function choose(files) {
    if (!files.length) return;
    check({ blob: files[0], name: files[0].name }).then(() => {
      if (files.length > 1) find("error").textContent = said.one;
    });
  }

  function afterEdit() {
    const stem = draft.name.replace(/\.[^.]*$/, "");
    const suffix = /\.(md|markdown)$/i.test(draft.name) ? ".md" : ".txt";
    const name = stem.endsWith(`（${said.edited}）`) ? stem : `${stem}（${said.edited}）`;
    typed(find("text").value, /\.(txt|md|markdown)$/i.test(draft.name) ? draft.name : name + suffix);
  }

  const drop = find("drop");
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const words = event.dataTransfer.getData("text/plain");
    if (event.dataTransfer.files.length) choose(event.dataTransfer.files);
    else if (words) typed(words, `${said.pasted}.txt`);
  });
  find("file").addEventListener("change", (event) => { choose(event.target.files); event.target.value = ""; });
  find("check-paste").addEventListener("click", () => typed(find("paste").value, `${said.pasted}.txt`));
  find("paste").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) typed(find("paste").value, `${said.pasted}.txt`);
  });
  for (const button of document.querySelectorAll("[data-take]")) {
    button.addEventListener("click", () => take(button.dataset.take));
  }
  find("edit").addEventListener("click", () => {
    find("text").value = text;
    find("editor").hidden = false;
    find("text").focus();
  });
  find("cancel").addEventListener("click", () => { find("editor").hidden = true; find("edit").focus(); });
  find("again").addEventListener("click", afterEdit);
  find("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) afterEdit();
  });
  find("other").addEventListener("click", () => {
    find("result").hidden = true;
    find("start").hidden = false;
    state("");
    find("error").textContent = "";
    find("file").focus();
  });
})();
