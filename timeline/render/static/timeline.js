/* The list: search, filters, the state in the address, brief lists that open, and the figure's loading.
 * Without this script the page is complete; it only adds. */
(function () {
"use strict";
var own = document.currentScript;
var sources = own && own.dataset.later ? own.dataset.later.split(" ") : [];
var stories = window.tlStories = window.tlStories || [];

// ------------------------------------------------------------------ small tools

function make(tag, attributes, text) {
  var element = document.createElement(tag);
  for (var name in attributes) element.setAttribute(name, attributes[name]);
  if (text != null) element.textContent = text;
  return element;
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

// Strings with {fields}, in the plural form that the count asks for.
function speaker(words, locale) {
  var plurals = new Intl.PluralRules(locale), numbers = new Intl.NumberFormat(locale);
  return function (key, values) {
    var entry = words[key];
    if (typeof entry === "object") entry = entry[plurals.select(values.count)] || entry.other;
    return entry.replace(/\{(\w+)\}/g, function (all, name) {
      var value = values && values[name];
      return typeof value === "number" ? numbers.format(value) : value == null ? all : value;
    });
  };
}

// ------------------------------------------------------------------ plotly.js, once a page

function load() {
  if (!window.tlLoading) {
    window.tlLoading = sources.length ? Promise.all(sources.map(fromAddress)) : arrived().then(function () {
      return Promise.all(Array.prototype.slice.call(document.querySelectorAll("script.tl-later"), 0, 2).map(fromText));
    });
  }
  return window.tlLoading.then(function () {
    if (!window.Plotly || !window.tlFigure) throw new Error("the figure's scripts did not load");
  });
}

// The page's end, where the figure's scripts stand; the list works before it is there.
function arrived() {
  return new Promise(function (done) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done);
    else done();
  });
}

// A script that waits in the page as compressed text. The policy knows it by its hash.
function fromText(idle) {
  var packed = atob(idle.textContent), bytes = new Uint8Array(packed.length);
  for (var n = 0; n < packed.length; n++) bytes[n] = packed.charCodeAt(n);
  var opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(opened).text().then(function (text) {
    document.head.appendChild(make("script", {}, text));
  });
}

function fromAddress(address) {
  return new Promise(function (done, fail) {
    var script = make("script", { src: address });
    script.async = false;
    script.onload = done;
    script.onerror = fail;
    document.head.appendChild(script);
  });
}

// ------------------------------------------------------------------ one story

function Story(root) {
  var block = root.querySelector(".tl-data");
  this.root = root;
  this.id = root.id;
  this.data = JSON.parse(block.textContent);
  this.items = Array.prototype.slice.call(root.querySelectorAll(".tl-events > li"));
  this.periods = Array.prototype.slice.call(root.querySelectorAll(".tl-period"));
  this.say = speaker(this.data.words, this.data.locale);
  this.index = new Map(this.items.map(function (item, n) { return [item.id, n]; }));
  this.key = new Set(this.data.key);
  this.shown = new Uint8Array(this.items.length).fill(1);
  this.count = this.items.length;
  this.turn = 0;
  this.selected = -1;
  this.listeners = [];
  this.fields = {};
  this.extra = {};
  this.opened = new Set();
}

Story.prototype.start = function () {
  this.openBrief();
  this.buildFilter();
  this.readAddress();
  window.addEventListener("hashchange", this.readAddress.bind(this));
  this.root.addEventListener("click", this.onClick.bind(this));
  this.prepareFigure();
};

Story.prototype.tell = function (what) {
  this.listeners.forEach(function (listener) { listener(what); });
};

// The event that has the reader's attention, in the list and the figure.
Story.prototype.select = function (n, how) {
  how = how || {};
  var before = this.items[this.selected], item = this.items[n];
  if (before) before.classList.remove("tl-now");
  this.selected = item ? n : -1;
  if (item && how.list) {
    if (item.hidden) this.reset();
    this.hydrate(n);
    item.classList.add("tl-now");
    item.scrollIntoView({ behavior: this.items.length > 1000 ? "auto" : calm(), block: "start" });
    item.querySelector("a").focus({ preventScroll: true });
  }
  this.tell("select");
};

Story.prototype.onClick = function (event) {
  var jump = event.target.closest(".tl-jump");
  if (jump) {
    var n = this.index.get(jump.closest("li").id);
    this.selected = n;
    this.openFigure(true);
    this.tell("jump");
  }
};

// ------------------------------------------------------------------ brief lists

// A long list comes with dates and labels alone; the rest of each hundred events waits as text.
Story.prototype.openBrief = function () {
  var story = this;
  this.chunks = Array.prototype.slice.call(this.root.querySelectorAll(".tl-chunk"));
  if (!this.chunks.length) return;
  this.size = this.chunks.length > 1 ? +this.chunks[1].dataset.from : this.items.length;
  // First the period comes near the screen, then one of its events: a long year is not opened at once.
  var near = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      near.unobserve(entry.target);
      story.hydrate(story.index.get(entry.target.id));
    });
  }, { rootMargin: "200px" });
  this.watchPeriods(function (period) {
    period.querySelectorAll("li").forEach(function (item) { near.observe(item); });
  });
};

// Do something to each period when the reader first comes near it.
Story.prototype.watchPeriods = function (task) {
  var watch = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      watch.unobserve(entry.target);
      task(entry.target);
    });
  }, { rootMargin: "400px" });
  this.periods.forEach(function (period) { watch.observe(period); });
};

Story.prototype.hydrate = function (n) {
  var story = this, chunk = this.chunks[Math.floor(n / this.size)];
  if (!chunk || this.opened.has(chunk)) return Promise.resolve();
  this.opened.add(chunk);
  return this.textOf(chunk).then(function (html) {
    var holder = document.createElement("template");
    holder.innerHTML = html;
    Array.prototype.slice.call(holder.content.children).forEach(function (part, i) {
      var item = story.items[+chunk.dataset.from + i];
      if (!item) return;
      item.append.apply(item, part.childNodes);
      if (story.ready) story.addJump(item);
    });
    story.tell("hydrated");
  }).catch(function () { story.opened.delete(chunk); });
};

Story.prototype.textOf = function (chunk) {
  var from = chunk.dataset.from;
  if (!chunk.dataset.src) return Promise.resolve(chunk.textContent);
  return fromAddress(chunk.dataset.src).then(function () { return window.tlChunks[from]; });
};

// ------------------------------------------------------------------ search and filters

var KINDS = { who: "participant", where: "place", source: "source" };

Story.prototype.buildFilter = function () {
  var story = this, say = this.say, form = this.root.querySelector(".tl-find"), fields = this.fields;
  function field(name, label, input) {
    var box = make("label", { class: "tl-field tl-" + name });
    box.append(make("span", {}, say(label)), input);
    fields[name] = input;
    return box;
  }
  function choice(name, label, values, counts) {
    var select = make("select", {});
    select.append(make("option", { value: "" }, say("all")));
    values.forEach(function (value, n) {
      var text = name === "status" ? story.data.words.states[value] : value;
      select.append(make("option", { value: value }, counts ? text + " (" + counts[n] + ")" : text));
    });
    return field(name, label, select);
  }
  var first = make("div", { class: "tl-first" }), more = make("details", { class: "tl-more" });
  var rest = make("div", { class: "tl-rest" });
  first.append(field("q", "search", make("input", { type: "search", autocomplete: "off", spellcheck: "false" })));
  var key = field("key", "salient", make("input", { type: "checkbox" }));
  key.append(key.firstChild);
  first.append(key);
  this.summary = make("summary", {}, say("more"));
  more.append(this.summary, rest);
  for (var name in KINDS) {
    var lane = this.data.lanes[KINDS[name]];
    if (lane.names.length > 1) rest.append(choice(name, { who: "person", where: "place", source: "source" }[name], lane.names, lane.counts));
  }
  var states = this.data.status.filter(function (_, n) { return story.data.st.indexOf(n) >= 0; });
  if (states.length > 1) rest.append(choice("status", "status", states));
  var years = { type: "number", step: "1", inputmode: "numeric", autocomplete: "off" };
  rest.append(field("from", "from", make("input", years)), field("to", "to", make("input", years)));
  this.clear = make("button", { type: "button", class: "tl-button tl-clear" }, say("reset"));
  this.clear.hidden = true;
  this.clear.addEventListener("click", function () { story.reset(); fields.q.focus(); });
  form.append(first, more, this.clear);
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var wait = 0;
  form.addEventListener("input", function () {
    clearTimeout(wait);
    wait = setTimeout(function () { story.apply(true); }, 120);
  });
};

Story.prototype.values = function () {
  var values = {};
  for (var name in this.fields) {
    var input = this.fields[name], value = input.type === "checkbox" ? (input.checked ? "1" : "") : input.value.trim();
    if (value) values[name] = value;
  }
  return values;
};

Story.prototype.reset = function () {
  this.setFields({});
  this.apply(true);
};

Story.prototype.setFields = function (values) {
  for (var name in this.fields) {
    var input = this.fields[name];
    if (input.type === "checkbox") input.checked = !!values[name];
    else input.value = values[name] || "";
  }
};

Story.prototype.apply = function (byReader) {
  var story = this, values = this.values(), tests = this.tests(values), count = 0;
  this.items.forEach(function (item, n) {
    var fits = tests.every(function (test) { return test(n); });
    story.shown[n] = fits ? 1 : 0;
    if (item.hidden === fits) item.hidden = !fits;
    count += fits;
  });
  this.periods.forEach(function (period) {
    period.hidden = !period.querySelector("li:not([hidden])");
  });
  this.turn++;
  var changed = count !== this.count;
  this.count = count;
  var narrowed = Object.keys(values).length;
  var others = narrowed - (values.q ? 1 : 0) - (values.key ? 1 : 0);
  this.clear.hidden = !narrowed;
  this.summary.textContent = this.say("more") + (others ? " (" + others + ")" : "");
  if (byReader || narrowed || changed) this.announce(narrowed);
  if (byReader) this.writeAddress();
  this.tell("filter");
};

Story.prototype.announce = function (narrowed) {
  var total = this.items.length;
  this.root.querySelector(".tl-count").textContent =
    !this.count ? this.say("none") : this.say(narrowed ? "shown_some" : "shown", { count: this.count, total: total });
};

Story.prototype.tests = function (values) {
  var story = this, data = this.data, tests = [];
  if (values.q) {
    var words = fold(values.q).split(/\s+/), texts = this.searchable();
    tests.push(function (n) {
      return words.every(function (word) { return texts[n].indexOf(word) >= 0; });
    });
  }
  Object.keys(KINDS).forEach(function (name) {
    var lane = data.lanes[KINDS[name]], wanted = values[name] ? lane.names.indexOf(values[name]) : -1;
    if (wanted >= 0) tests.push(function (n) { return lane.of[n].indexOf(wanted) >= 0; });
  });
  if (values.status) {
    var state = String(data.status.indexOf(values.status));
    tests.push(function (n) { return data.st[n] === state; });
  }
  if (values.from && isFinite(values.from)) {
    var low = yearStart(+values.from);
    tests.push(function (n) { return data.s[n] != null && data.s[n] + data.d[n] > low; });
  }
  if (values.to && isFinite(values.to)) {
    var high = yearStart(+values.to + 1);
    tests.push(function (n) { return data.s[n] != null && data.s[n] < high; });
  }
  if (values.key) tests.push(function (n) { return story.key.has(n); });
  return tests;
};

function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e]/g, "").toLowerCase();
}

function yearStart(year) {
  var date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime() / 864e5;
}

// Every event's words, looked up once; those of a brief list as far as they are at hand.
Story.prototype.searchable = function () {
  var story = this;
  if (!this.texts) {
    this.texts = this.items.map(function (item) { return fold(item.textContent); });
    this.chunks.forEach(function (chunk) {
      if (story.opened.has(chunk)) return;
      var known = chunk.dataset.src ? story.textOf(chunk) : null;
      if (known) known.then(function (html) { story.addTexts(chunk, html); story.apply(false); }).catch(function () {});
      else story.addTexts(chunk, chunk.textContent);
    });
  }
  return this.texts;
};

Story.prototype.addTexts = function (chunk, html) {
  var texts = this.texts, from = +chunk.dataset.from;
  html.split(/<\/div>\s*/).forEach(function (part, i) {
    if (from + i < texts.length) texts[from + i] += " " + fold(part.replace(/<[^>]*>/g, " ").replace(/&#39;/g, "'").replace(/&amp;/g, "&"));
  });
};

// ------------------------------------------------------------------ the address

// "#tl-E5" is an event; "#tl?q=pier&rows=place" a view. Other anchors of a host's page are left alone.
Story.prototype.readAddress = function () {
  var hash = decode(window.location.hash.slice(1)), mark = this.id + "?";
  if (this.index.has(hash)) {
    var n = this.index.get(hash), item = this.items[n];
    if (item.hidden) this.reset();
    this.hydrate(n);
    this.selected = n;
    this.tell("select");
  } else if (hash.indexOf(mark) === 0) {
    var values = {}, raw = window.location.hash.slice(1);
    new URLSearchParams(raw.slice(raw.indexOf("?") + 1)).forEach(function (value, name) { values[name] = value; });
    this.setFields(values);
    this.extra = {};
    if (values.rows) this.extra.rows = values.rows;
    if (values.view) this.extra.view = values.view;
    if (values.who || values.where || values.source || values.status || values.from || values.to) {
      this.root.querySelector(".tl-more").open = true;
    }
    this.apply(false);
    this.tell("view");
  }
};

function decode(text) {
  try { return decodeURIComponent(text); } catch (error) { return text; }
}

Story.prototype.writeAddress = function () {
  var values = Object.assign(this.values(), this.extra), query = new URLSearchParams(values).toString();
  var hash = query ? "#" + encodeURIComponent(this.id) + "?" + query : "";
  var others = decode(window.location.hash.slice(1)), mine = others === "" || others.indexOf(this.id + "?") === 0 || this.index.has(others);
  if (!mine) return;
  try {
    window.history.replaceState(window.history.state, "", hash || window.location.pathname + window.location.search);
  } catch (error) { /* a frame without an origin may not */ }
};

// ------------------------------------------------------------------ the figure's place

Story.prototype.prepareFigure = function () {
  var story = this, place = this.root.querySelector(".tl-figure");
  if (!place) return;
  var box = this.box = make("details", { class: "tl-chart" });
  var stage = place.querySelector(".tl-stage");
  this.status = make("p", { class: "tl-wait" }, this.say("loading"));
  box.append(make("summary", {}, this.say("open")), this.status, stage);
  place.insertBefore(box, place.querySelector(".tl-strip"));
  box.open = this.root.getBoundingClientRect().width >= 640;
  box.addEventListener("toggle", function () { if (box.open) story.openFigure(false); });
  // The list is on the screen first; then the figure comes: at once where the reader is near it, else in an idle moment.
  function come() {
    story.near = true;
    if (box.open) story.openFigure(false);
  }
  function idle() {
    (window.requestIdleCallback || window.setTimeout)(come, { timeout: 2000 });
  }
  window.requestAnimationFrame(function () {
    setTimeout(function () {
      var watch = new IntersectionObserver(function (seen) {
        if (!seen.some(function (entry) { return entry.isIntersecting; })) return;
        watch.disconnect();
        come();
      }, { rootMargin: "300px" });
      watch.observe(place);
      if (document.readyState === "complete") idle();
      else window.addEventListener("load", idle);
    }, 0);
  });
};

Story.prototype.openFigure = function (insist) {
  var story = this;
  if (!this.box) return;
  if (insist) this.box.open = true;
  if (!this.box.open || this.figure || !(this.near || insist)) return;
  this.figure = load().then(function () {
    return window.tlFigure(story);
  }).then(function () {
    story.ready = true;
    story.status.hidden = true;
    performance.mark("timeline-ready");
    story.root.setAttribute("data-figure", "ready");
    story.watchPeriods(function (period) {
      period.querySelectorAll("li").forEach(function (item) { story.addJump(item); });
    });
  }).catch(function (error) {
    story.status.textContent = story.say("failed");
    window.setTimeout(function () { throw error; });
  });
};

// A way from each dated event of the list to its mark; in a brief list where the event is open.
Story.prototype.addJump = function (item) {
  var n = this.index.get(item.id);
  if (this.data.s[n] == null || item.querySelector(".tl-jump") || (this.chunks.length && item.children.length < 3)) return;
  var label = this.say("jump");
  item.firstElementChild.append(" ", make("button", { type: "button", class: "tl-jump", "aria-label": label + ": " + item.querySelector("a").textContent, title: label }));
};

Array.prototype.forEach.call(document.querySelectorAll(".tl-root"), function (root) {
  if (root.tlStarted || !root.querySelector(".tl-data")) return;
  root.tlStarted = true;
  var story = new Story(root);
  stories.push(story);
  story.start();
});
})();
