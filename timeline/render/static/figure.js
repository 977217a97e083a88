/* The figure: what is in view of a story, drawn by plotly.js on an axis that is straight in pieces.
 * The traces' order is that of `skeleton` in figure.py. */
(function () {
"use strict";
var INSTANT = 0, WITHIN = 1, LASTING = 2, SINCE = 3, BY = 4;
var WINDOWS = 0, BOUNDS = 1, BARS = 2, CONFLICTS = 3, ARROWS = 4, MARKS = 5, COUNTS = 6, LABELS = 7, RING = 8;
var EDGE = 18, WHOLE = [-EDGE, 1000 + EDGE];
var ROW = 22, HEADER = 20, AXIS = 56, TOP = 4;
var MOST_MARKS = 240, MOST_LABELS = 40, BUCKET = 60, STUB = 44, LABEL = 42;
var SYMBOLS = { occurred: "circle", planned: "circle-open", ongoing: "circle", cancelled: "x-thin", hypothetical: "square-open-dot" };
var DAY = 864e5;

// ------------------------------------------------------------------ the axis

function Axis(knots) { this.knots = knots; }
Axis.prototype.piece = function (value, side) {
  var low = 1, high = this.knots.length - 1;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (this.knots[middle][side] < value) low = middle + 1; else high = middle;
  }
  return low;
};
Axis.prototype.convert = function (value, from, to) {
  var i = this.piece(value, from), a = this.knots[i - 1], b = this.knots[i];
  return a[to] + (value - a[from]) * (b[to] - a[to]) / (b[from] - a[from]);
};
Axis.prototype.at = function (day) { return this.convert(day, 0, 1); };
Axis.prototype.day = function (place) { return this.convert(place, 1, 0); };

// Steps of ticks: name, unit, amount, days of one, and the room that its label needs.
var STEPS = [
  ["hour", 1, 1 / 24, 44], ["hour", 3, 1 / 8, 44], ["hour", 6, 1 / 4, 44], ["hour", 12, 1 / 2, 44],
  ["day", 1, 1, 24], ["day", 2, 2, 26], ["week", 1, 7, 30],
  ["month", 1, 30.4, 38], ["month", 3, 91.3, 44], ["month", 6, 182.6, 70],
].concat([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].map(function (n) { return ["year", n, n * 365.2425, 42]; }));

function dateOf(day) { return new Date(Math.round(day * 1440) * 6e4); }

function floorTo(day, step) {
  var date = dateOf(day), unit = step[0], amount = step[1];
  if (unit === "hour") return Math.floor(day * 24 / amount) * amount / 24;
  if (unit === "day") return Math.floor(day / amount) * amount;
  if (unit === "week") return Math.floor((day + 3) / 7) * 7 - 3;
  var year = date.getUTCFullYear(), month = unit === "month" ? Math.floor(date.getUTCMonth() / amount) * amount : 0;
  return made(unit === "year" ? Math.floor(year / amount) * amount : year, month);
}

function after(day, step) {
  if (step[0] === "hour") return day + step[1] / 24;
  if (step[0] === "day") return day + step[1];
  if (step[0] === "week") return day + 7;
  var date = dateOf(day);
  return step[0] === "month" ? made(date.getUTCFullYear(), date.getUTCMonth() + step[1]) : made(date.getUTCFullYear() + step[1], 0);
}

function made(year, month) {
  var date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / DAY;
}

// ------------------------------------------------------------------ the figure

function Figure(story) {
  this.story = story;
  this.data = story.data;
  this.say = story.say;
  this.axis = new Axis(this.data.knots);
  this.range = WHOLE.slice();
  this.hover = -1;
  this.pinned = -1;
  this.rows = story.extra.rows || null;
  this.widths = {};
  var sal = this.data.sal;
  this.dated = [];
  for (var n = 0; n < this.data.n; n++) if (this.data.s[n] != null) this.dated.push(n);
  this.order = this.dated.slice().sort(function (a, b) { return sal[b] - sal[a] || a - b; });
  this.links = new Map();
  this.data.a.forEach(function (pair) {
    pair.forEach(function (n) {
      if (!this.links.has(n)) this.links.set(n, []);
      this.links.get(n).push(pair);
    }, this);
  }, this);
  this.measure();
  this.formats();
}

// Each event's places on the axis, once: its mark, the estimate, and all that is drawn of it.
Figure.prototype.measure = function () {
  var data = this.data, axis = this.axis, figure = this;
  var all = this.u = { mark: new Float64Array(data.n), low: new Float64Array(data.n), high: new Float64Array(data.n), first: new Float64Array(data.n), last: new Float64Array(data.n) };
  this.dated.forEach(function (n) {
    var kind = +data.k[n], mark = figure.place(n).u, bounds = data.b[n], open = kind === SINCE || kind === BY;
    all.mark[n] = mark;
    all.low[n] = kind === INSTANT || open ? mark : axis.at(data.s[n]);
    all.high[n] = kind === INSTANT || open ? mark : axis.at(data.s[n] + data.d[n]);
    all.first[n] = bounds && !open ? Math.min(all.low[n], axis.at(bounds[0])) : all.low[n];
    all.last[n] = bounds && !open ? Math.max(all.high[n], axis.at(bounds[1])) : all.high[n];
    (data.c[n] || []).forEach(function (other) {
      var at = axis.at((other[0] + other[1]) / 2);
      all.first[n] = Math.min(all.first[n], at);
      all.last[n] = Math.max(all.last[n], at);
    });
  });
};

Figure.prototype.formats = function () {
  var locale = this.data.locale, cache = {};
  this.write = function (day, options) {
    var key = JSON.stringify(options);
    if (!cache[key]) cache[key] = new Intl.DateTimeFormat(locale, Object.assign({ timeZone: "UTC", calendar: "gregory" }, options));
    return cache[key].format(dateOf(day));
  };
};

Figure.prototype.make = function (tag, attributes, text) {
  var element = document.createElement(tag);
  for (var name in attributes) element.setAttribute(name, attributes[name]);
  if (text != null) element.textContent = text;
  return element;
};

Figure.prototype.start = function () {
  var figure = this, story = this.story;
  this.build();
  this.watch();
  story.listeners.push(function (what) {
    if (what === "filter") figure.draw();
    if (what === "jump") figure.jump(story.selected);
    if (what === "select") figure.follow(story.selected);
    if (what === "view") figure.readView();
  });
  if (story.extra.view) this.readView(true);
  if (story.selected >= 0) this.reach(story.selected);
  return this.draw();
};

// ------------------------------------------------------------------ what stands around the plot

Figure.prototype.build = function () {
  var make = this.make, say = this.say, story = this.story, id = story.id;
  var bar = make("div", { class: "tl-bar", role: "group", "aria-label": say("controls") });
  bar.append(this.buildRows());
  var buttons = make("div", { class: "tl-zoom" });
  this.buttons = {};
  [["earlier", "earlier"], ["out", "zoom_out"], ["in", "zoom_in"], ["all", "everything"], ["later", "later"]].forEach(function (pair) {
    var button = make("button", { type: "button", class: "tl-button", "data-zoom": pair[0] }, say(pair[1]));
    this.buttons[pair[0]] = button;
    buttons.append(button);
  }, this);
  bar.append(buttons);
  this.stage = story.root.querySelector(".tl-stage");
  this.stage.parentNode.insertBefore(bar, this.stage);
  this.keys = make("div", { class: "tl-keys", tabindex: "0", role: "application", "aria-label": say("name", { title: story.root.querySelector(".tl-title").textContent }), "aria-describedby": id + "-how" });
  this.plot = make("div", { class: "tl-plot", "aria-hidden": "true" });
  this.keys.append(this.plot);
  this.stage.append(this.keys);
  this.stage.hidden = false;
  this.card = make("div", { class: "tl-card", role: "status" });
  this.card.hidden = true;
  this.frame = make("div", { class: "tl-frame" });
  this.stage.parentNode.insertBefore(this.frame, this.stage);
  this.frame.append(this.stage, this.card);
  this.frame.after(make("p", { class: "tl-sr", id: id + "-how" }, say("describe")));
  story.root.querySelector(".tl-strip").after(this.buildKey());
  this.buildWindow();
};

Figure.prototype.buildRows = function () {
  var figure = this, make = this.make, say = this.say, lanes = this.data.lanes;
  var label = make("label", { class: "tl-field" }), select = make("select", { class: "tl-lanes" });
  label.append(make("span", {}, say("lanes")), select);
  var kinds = Object.keys(lanes).filter(function (kind) { return lanes[kind].names.length > 1; });
  kinds.concat("none").forEach(function (kind) { select.append(make("option", { value: kind }, say("by_" + kind))); });
  if (kinds.indexOf(this.rows) < 0 && this.rows !== "none") this.rows = kinds[0] || "none";
  select.value = this.rows;
  select.addEventListener("change", function () {
    figure.rows = select.value;
    figure.story.extra.rows = select.value;
    figure.story.writeAddress();
    figure.draw();
  });
  this.choice = select;
  return label;
};

// The key, drawn with the shapes that the figure has.
Figure.prototype.buildKey = function () {
  var make = this.make, say = this.say, data = this.data, box = make("details", { class: "tl-legend" });
  var dot = '<circle cx="20" cy="9" r="5" ', ink = 'stroke="currentColor" stroke-width="2"';
  var shapes = {
    occurred: dot + 'fill="currentColor"/>',
    planned: dot + 'fill="none" ' + ink + "/>",
    cancelled: '<path d="M15.500 4.500l9 9m0-9l-9 9" ' + ink + "/>",
    hypothetical: '<path d="M15 4h10v10H15z" fill="none" ' + ink + '/><circle cx="20" cy="9" r="1.500"/>',
    ongoing: '<circle cx="12" cy="9" r="5" fill="currentColor"/><path d="M12 9h20" ' + ink + '/><path d="M31 4l7 5-7 5z" fill="currentColor"/>',
    span: '<path class="tl-span" d="M2 9h36" stroke-width="9"/>' + dot + 'fill="currentColor"/>',
    duration: '<path d="M6 9h30" stroke="currentColor" stroke-width="4"/><circle cx="7" cy="9" r="5" fill="currentColor"/>',
    conflict: '<path class="tl-odd" d="M8 9h24" stroke-width="1.500" stroke-dasharray="2 3"/><circle cx="8" cy="9" r="5" fill="currentColor"/><path class="tl-odd" d="M32 4l5 5-5 5-5-5z" stroke-width="2"/>',
    count: '<circle cx="20" cy="9" r="8" fill="none" stroke="currentColor"/><text x="20" y="12.500" text-anchor="middle" font-size="10" fill="currentColor">12</text>',
    break: '<path class="tl-odd2" d="M12 0h16v18H12z"/>',
    arrow: '<path class="tl-odd" d="M4 9h28" stroke-width="1.500"/><path class="tl-odd tl-full" d="M31 5l7 4-7 4z"/>',
  };
  var has = function (state) { return data.st.indexOf(data.status.indexOf(state)) >= 0; };
  var wanted = ["occurred", "planned", "cancelled", "hypothetical", "ongoing"].filter(has);
  if (/[14]/.test(data.k)) wanted.push("span");
  if (/2/.test(data.k)) wanted.push("duration");
  if (Object.keys(data.c).length) wanted.push("conflict");
  if (data.breaks.length) wanted.push("break");
  if (data.a.length) wanted.push("arrow");
  wanted.push("count");
  var list = make("ul", {});
  wanted.forEach(function (name) {
    var item = make("li", {}), icon = make("span", { "aria-hidden": "true" });
    icon.innerHTML = '<svg width="40" height="18">' + shapes[name] + "</svg>";
    item.append(icon, " ", say("key_" + name));
    list.append(item);
  });
  box.append(make("summary", {}, say("key")), list);
  var undated = data.n - this.dated.length;
  if (undated) box.append(make("p", {}, say("outside", { count: undated })));
  return box;
};

// The strip shows where the view is, and moves it; the buttons do the same without a drag.
Figure.prototype.buildWindow = function () {
  var figure = this, strip = this.story.root.querySelector(".tl-strip"), moving = false;
  this.window = this.make("div", { class: "tl-window" });
  strip.append(this.window);
  strip.classList.add("tl-live");
  function move(event) {
    var box = strip.getBoundingClientRect(), span = figure.range[1] - figure.range[0];
    var middle = (event.clientX - box.left) / box.width * 1000;
    figure.show(middle - span / 2, middle + span / 2);
  }
  strip.addEventListener("pointerdown", function (event) {
    if (figure.range[1] - figure.range[0] >= WHOLE[1] - WHOLE[0]) figure.range = [300, 700];
    moving = true;
    if (strip.setPointerCapture) strip.setPointerCapture(event.pointerId);
    move(event);
  });
  strip.addEventListener("pointermove", function (event) { if (moving) figure.soon(function () { move(event); }); });
  ["pointerup", "pointercancel"].forEach(function (name) { strip.addEventListener(name, function () { moving = false; }); });
};

Figure.prototype.soon = function (task) {
  var figure = this;
  this.task = task;
  if (this.waiting) return;
  this.waiting = true;
  requestAnimationFrame(function () { figure.waiting = false; figure.task(); });
};

// ------------------------------------------------------------------ moving

Figure.prototype.show = function (low, high) {
  var span = Math.min(Math.max(high - low, this.closest(low, high)), WHOLE[1] - WHOLE[0]);
  low = (low + high - span) / 2;
  low = Math.min(Math.max(low, WHOLE[0]), WHOLE[1] - span);
  this.range = [low, low + span];
  this.writeView();
  return this.draw();
};

// The closest look: an hour across a hundred pixels.
Figure.prototype.closest = function (low, high) {
  var middle = (low + high) / 2, day = this.axis.day(middle);
  return Math.max(1e-4, Math.abs(this.axis.at(day + 0.25) - this.axis.at(day - 0.25)));
};

Figure.prototype.move = function (how) {
  var low = this.range[0], high = this.range[1], span = high - low, middle = (low + high) / 2;
  var at = this.place(this.pinned);
  if (at && at.u > low && at.u < high) middle = at.u;
  if (how === "all") return this.show(WHOLE[0], WHOLE[1]);
  if (how === "in") return this.show(middle - (middle - low) / 2.5, middle + (high - middle) / 2.5);
  if (how === "out") return this.show(middle - (middle - low) * 2.5, middle + (high - middle) * 2.5);
  var step = (how === "earlier" ? -0.6 : 0.6) * span;
  return this.show(low + step, high + step);
};

Figure.prototype.place = function (n) {
  if (n < 0 || this.data.s[n] == null) return null;
  var s = this.data.s[n], d = this.data.d[n], kind = +this.data.k[n];
  var day = kind === SINCE || kind === LASTING ? s : kind === BY ? s + d : s + d / 2;
  return { day: day, u: this.axis.at(day) };
};

// Bring an event into view.
Figure.prototype.reach = function (n) {
  var at = this.place(n);
  if (!at) return;
  this.pinned = n;
  var low = this.range[0], high = this.range[1], margin = (high - low) * 0.04;
  if (at.u < low + margin || at.u > high - margin) {
    var half = (high - low) / 2;
    low = Math.min(Math.max(at.u - half, WHOLE[0]), WHOLE[1] - 2 * half);
    this.range = [low, low + 2 * half];
  }
};

Figure.prototype.jump = function (n) {
  this.reach(n);
  this.draw();
  this.story.box.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  this.keys.focus({ preventScroll: true });
  this.showCard(n);
};

Figure.prototype.follow = function (n) {
  if (n === this.pinned) return;
  this.pinned = -1;
  this.hideCard();
  if (n >= 0) this.reach(n);
  this.draw();
};

Figure.prototype.readView = function (still) {
  var extra = this.story.extra;
  if (extra.rows && this.choice && Array.from(this.choice.options).some(function (o) { return o.value === extra.rows; })) {
    this.rows = this.choice.value = extra.rows;
  }
  var days = (extra.view || "").split("~").map(Number);
  this.range = days.length === 2 && days[0] < days[1] ? [this.axis.at(days[0]), this.axis.at(days[1])] : WHOLE.slice();
  this.range = [Math.max(this.range[0], WHOLE[0]), Math.min(this.range[1], WHOLE[1])];
  if (this.range[0] >= this.range[1]) this.range = WHOLE.slice();
  if (!still) this.draw();
};

Figure.prototype.writeView = function () {
  var figure = this, extra = this.story.extra;
  if (this.range[1] - this.range[0] >= WHOLE[1] - WHOLE[0] - 1e-6) delete extra.view;
  else extra.view = this.range.map(function (u) { return +figure.axis.day(u).toFixed(3); }).join("~");
  clearTimeout(this.writing);
  this.writing = setTimeout(function () { figure.story.writeAddress(); }, 300);
};

// ------------------------------------------------------------------ listening

Figure.prototype.watch = function () {
  var figure = this, story = this.story;
  story.root.addEventListener("click", function (event) {
    var button = event.target.closest("[data-zoom]");
    if (button) figure.move(button.dataset.zoom);
  });
  this.keys.addEventListener("keydown", function (event) { figure.onKey(event); });
  this.keys.addEventListener("focus", function () { if (figure.pinned >= 0) figure.showCard(figure.pinned); });
  this.plot.addEventListener("wheel", function (event) {
    // A plain wheel scrolls the page; with Ctrl, as a trackpad's pinch sends it, it zooms.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    var box = figure.plot.getBoundingClientRect(), low = figure.range[0], span = figure.range[1] - low;
    var at = low + (event.clientX - box.left) / box.width * span, factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.01);
    figure.soon(function () { figure.show(at - (at - low) * factor, at + (low + span - at) * factor); });
  }, { passive: false });
  this.frame.addEventListener("pointerleave", function () { figure.unhover(); });
  new ResizeObserver(function () {
    if (figure.stage.clientWidth && figure.stage.clientWidth !== figure.width) figure.soon(function () { figure.draw(); });
  }).observe(this.stage);
  var redraw = function () { figure.draw(); };
  ["(prefers-color-scheme: dark)", "(forced-colors: active)"].forEach(function (query) {
    window.matchMedia(query).addEventListener("change", redraw);
  });
  new MutationObserver(redraw).observe(story.root, { attributes: true, attributeFilter: ["data-theme"] });
  this.coarse = window.matchMedia("(pointer: coarse)").matches;
};

Figure.prototype.listenToPlot = function () {
  var figure = this;
  this.plot.on("plotly_relayout", function (change) {
    var low = change["xaxis.range[0]"], high = change["xaxis.range[1]"];
    if (low != null && !figure.drawing) figure.show(low, high);
  });
  this.plot.on("plotly_hover", function (event) {
    var n = figure.pointed(event);
    if (n >= 0) figure.onHover(n);
  });
  this.plot.on("plotly_click", function (event) {
    var point = event.points[0];
    if (point.curveNumber === COUNTS) return figure.openCount(figure.drawn.counts[point.pointNumber]);
    var n = figure.pointed(event);
    if (n < 0) return;
    if (figure.coarse && figure.pinned !== n) {
      figure.pinned = figure.story.selected = n;
      figure.draw();
      return figure.showCard(n);
    }
    figure.toList(n);
  });
};

Figure.prototype.pointed = function (event) {
  var point = event.points[0];
  return point.curveNumber === MARKS ? this.drawn.marks[point.pointNumber] : -1;
};

Figure.prototype.onHover = function (n) {
  var figure = this;
  clearTimeout(this.leaving);
  if (n === this.hover) return;
  this.hover = n;
  clearTimeout(this.coming);
  this.coming = setTimeout(function () { figure.showCard(n); figure.paint(); }, 50);
};

Figure.prototype.unhover = function () {
  var figure = this;
  clearTimeout(this.coming);
  this.leaving = setTimeout(function () {
    if (figure.hover < 0) return;
    figure.hover = -1;
    if (figure.pinned >= 0 && figure.keys.contains(document.activeElement)) figure.showCard(figure.pinned);
    else figure.hideCard();
    figure.paint();
  }, 250);
};

Figure.prototype.toList = function (n) {
  this.pinned = n;
  this.hover = -1;
  this.hideCard();
  this.story.select(n, { list: true });
  this.draw();
};

Figure.prototype.openCount = function (group) {
  var figure = this, places = group.events.map(function (n) { return figure.place(n).u; });
  var low = Math.min.apply(null, places), high = Math.max.apply(null, places);
  var pad = Math.max((high - low) * 0.15, (this.range[1] - this.range[0]) * 0.02);
  return this.show(low - pad, high + pad);
};

Figure.prototype.onKey = function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  var step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
  var zoom = { "+": "in", "=": "in", "-": "out", "0": "all", PageUp: "earlier", PageDown: "later" }[event.key];
  var lane = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step) this.stepTo(this.next(step));
  else if (lane) this.stepTo(this.beside(lane));
  else if (zoom) this.move(zoom);
  else if (event.key === "Enter" && this.pinned >= 0) this.toList(this.pinned);
  else if (event.key === "Escape") this.letGo();
  else return;
  event.preventDefault();
};

Figure.prototype.letGo = function () {
  this.pinned = this.hover = -1;
  this.hideCard();
  this.draw();
};

// The next event in time among those that the filters leave.
Figure.prototype.next = function (step) {
  var shown = this.story.shown, list = this.dated.filter(function (n) { return shown[n]; });
  if (!list.length) return -1;
  var at = list.indexOf(this.pinned);
  if (at < 0 && isFinite(step)) {
    var figure = this;
    return list.find(function (n) { return figure.place(n).u >= figure.range[0]; });
  }
  return list[Math.min(Math.max(at + step, 0), list.length - 1)];
};

// The nearest in time in the row above or below.
Figure.prototype.beside = function (step) {
  var figure = this, at = this.place(this.pinned), spots = this.layout.spots, mine = this.spot(this.pinned);
  if (!at || !mine) return this.next(1);
  var best = -1, least = Infinity;
  spots.forEach(function (spot, n) {
    if ((spot.lane - mine.lane) * step <= 0) return;
    var distance = Math.abs(spot.x - mine.x) + 4000 * Math.abs(spot.lane - mine.lane);
    if (distance < least) { least = distance; best = n; }
  });
  return best < 0 ? figure.pinned : best;
};

Figure.prototype.stepTo = function (n) {
  if (n == null || n < 0) return;
  this.story.selected = n;
  this.hover = -1;
  this.reach(n);
  this.draw();
  this.showCard(n);
};

// ------------------------------------------------------------------ the card

Figure.prototype.showCard = function (n) {
  var figure = this, story = this.story, item = story.items[n], make = this.make;
  if (!item) return;
  var filled = function () {
    var card = figure.card, quote = item.querySelector("blockquote"), meta = item.querySelector(".tl-meta");
    var go = make("a", { href: item.querySelector("a").getAttribute("href"), class: "tl-go" }, figure.say("read"));
    go.addEventListener("click", function (event) { event.preventDefault(); figure.toList(n); });
    var when = item.firstElementChild.cloneNode(true);
    when.querySelectorAll("button").forEach(function (button) { button.remove(); });
    when.className = "tl-card-when";
    card.replaceChildren(when, make("p", { class: "tl-card-label" }, item.querySelector("a").textContent));
    if (meta) card.append(meta.cloneNode(true));
    if (quote) card.append(quote.cloneNode(true));
    card.append(go);
    card.hidden = false;
    figure.putCard(n);
  };
  story.hydrate(n).then(filled);
  if (!story.chunks.length) filled();
};

Figure.prototype.putCard = function (n) {
  var spot = this.layout && this.spot(n), card = this.card;
  var x = spot ? spot.x : this.width / 2, y = spot ? spot.y + TOP : this.height / 2;
  var wide = card.offsetWidth, tall = card.offsetHeight, beside = this.width > 1.8 * wide;
  // Beside the mark, so that its arrows stay in sight; on a narrow screen below or above it.
  var left = beside ? (x - wide - 22 >= 0 ? x - wide - 22 : x + 22) : Math.min(Math.max(x - wide / 2, 0), this.width - wide);
  var top = beside ? Math.max(0, Math.min(y - 40, this.height - tall)) : y < this.height / 2 ? y + 18 : y - tall - 18;
  card.style.left = left + "px";
  card.style.top = top + "px";
};

Figure.prototype.hideCard = function () {
  this.card.hidden = true;
  this.card.replaceChildren();
};

// ------------------------------------------------------------------ layout

// Rows by the chosen kind: the most frequent names, then the rest.
Figure.prototype.lanes = function (height) {
  var story = this.story, lane = this.data.lanes[this.rows], say = this.say, shown = story.shown;
  if (!lane) return { names: [say("by_none")], of: null, bare: true };
  var room = Math.max(1, Math.floor(height / (HEADER + 2 * ROW)) - 1), state = [this.rows, room, story.turn].join();
  if (this.known && this.known.state === state) return this.known;
  var used = lane.names.map(function () { return 0; }), rest = false;
  this.dated.forEach(function (n) { if (shown[n]) lane.of[n].forEach(function (i) { used[i]++; }); });
  var kept = lane.names.map(function (_, i) { return i; }).filter(function (i) { return used[i]; }).slice(0, room);
  var row = lane.names.map(function (_, i) { return kept.indexOf(i); }), last = [kept.length];
  var of = lane.of.map(function (list, n) {
    var rows = list.map(function (i) { return row[i]; }).filter(function (at) { return at >= 0; });
    if (!rows.length && shown[n]) rest = true;
    return rows.length ? rows : last;
  });
  var names = kept.map(function (i) { return lane.names[i]; });
  if (rest || !names.length) names.push(kept.length ? say("rest") : say("by_none"));
  return (this.known = { names: names, of: of, state: state });
};

// An event's box in pixels.
Figure.prototype.box = function (n, lane) {
  var all = this.u, low = this.range[0], scale = this.scale, kind = +this.data.k[n], bounds = this.data.b[n], axis = this.axis;
  var px = function (u) { return (u - low) * scale; }, mark = px(all.mark[n]), odd = this.data.c[n] ? 5 : 0;
  return {
    n: n, lane: lane, kind: kind, mark: mark, twin: this.layout.of && this.layout.of[n][0] !== lane,
    low: kind === BY ? mark - STUB : px(all.low[n]), high: kind === SINCE ? mark + STUB : px(all.high[n]),
    first: kind === BY ? mark - STUB : px(all.first[n]) - odd, last: kind === SINCE ? mark + STUB : px(all.last[n]) + odd,
    bounds: bounds && kind !== SINCE && kind !== BY && [px(axis.at(bounds[0])), px(axis.at(bounds[1]))],
  };
};

Figure.prototype.layOut = function (width, height) {
  var figure = this, range = this.range, axis = this.axis, scale = this.scale = width / (range[1] - range[0]);
  var lanes = this.lanes(height), shown = this.story.shown, groups = lanes.names.map(function () { return []; });
  var layout = this.layout = {
    placed: [], counts: [], lanes: [], spots: new Map(), of: lanes.of, width: width, buckets: [],
    x: function (day) { return (axis.at(day) - range[0]) * scale; },
  };
  var first = this.u.first, last = this.u.last, low = range[0] - 8 / scale, high = range[1] + 8 / scale, stub = STUB / scale;
  var kinds = this.data.k, one = [0];
  function sort(n) {
    var reach = kinds[n] === "3" ? stub : 0, back = kinds[n] === "4" ? stub : 0;
    if (!shown[n] || last[n] + reach < low || first[n] - back > high) return;
    var rows = lanes.of ? lanes.of[n] : one;
    for (var i = 0; i < rows.length; i++) groups[rows[i]].push(n);
  }
  if (this.pinned >= 0 && this.data.s[this.pinned] != null) sort(this.pinned);
  for (var i = 0; i < this.order.length; i++) if (this.order[i] !== this.pinned) sort(this.order[i]);
  var rows = this.share(groups, lanes, height, width), top = 0, budget = { marks: MOST_MARKS, labels: MOST_LABELS };
  groups.forEach(function (group, lane) {
    var header = lanes.bare ? 0 : HEADER, left = groups.length - lane;
    var packed = figure.pack(group, lane, rows[lane], width, { marks: Math.ceil(budget.marks / left), labels: Math.ceil(budget.labels / left) });
    budget.marks -= packed.placed.length + packed.counts.length;
    budget.labels -= packed.labels;
    layout.lanes.push({ name: lanes.names[lane], top: top, bare: lanes.bare });
    packed.placed.forEach(function (box) {
      box.y = top + header + (box.row + 0.5) * ROW;
      layout.placed.push(box);
      if (!layout.spots.has(box.n)) layout.spots.set(box.n, { x: box.mark, y: box.y, lane: lane });
    });
    packed.counts.forEach(function (count) {
      count.y = top + header + (rows[lane] - 0.5) * ROW;
      count.lane = lane;
      layout.counts.push(count);
    });
    layout.buckets.push(packed.buckets);
    top += header + rows[lane] * ROW;
  });
};

// Where an event stands now: its mark, or the count that it is part of.
Figure.prototype.spot = function (n) {
  var layout = this.layout, known = layout.spots.get(n);
  if (known || n < 0 || this.data.s[n] == null || !this.story.shown[n]) return known;
  var lane = layout.of ? layout.of[n][0] : 0, mark = (this.u.mark[n] - this.range[0]) * this.scale;
  if (mark < 0 || mark > layout.width) return undefined;
  var count = layout.buckets[lane].get(Math.floor(mark / BUCKET));
  return count && { x: count.x, y: count.y, lane: lane };
};

// How many rows each lane gets: one at least, the rest by need.
Figure.prototype.share = function (groups, lanes, height, width) {
  var figure = this, header = lanes.bare ? 0 : HEADER;
  var free = Math.max(groups.length, Math.floor((height - groups.length * header) / ROW));
  var wants = groups.map(function (group, lane) {
    if (group.length > 60) return 99;
    var tried = figure.fill(group, lane, 12, width, { marks: 400, labels: 400 });
    return Math.max(1, tried.used + (tried.over.length ? 1 : 0));
  });
  var rows = wants.map(function () { return 1; }), left = free - rows.length, open = true;
  while (left > 0 && open) {
    open = false;
    for (var i = 0; i < rows.length && left > 0; i++) {
      if (rows[i] < wants[i]) { rows[i]++; left--; open = true; }
    }
  }
  return rows;
};

// Put each event, the weightiest first, where it and its label touch no other; what finds no room is counted.
Figure.prototype.pack = function (group, lane, rows, width, budget) {
  var figure = this, tried = this.fill(group, lane, rows, width, budget), counts = [], buckets = new Map();
  if (tried.over.length) {
    tried = rows > 1 ? this.fill(group, lane, rows - 1, width, budget) : { placed: [], over: group, labels: 0 };
    buckets = this.buckets(tried.over, width);
    buckets.forEach(function (count) {
      if (count.events.length > 1) return counts.push(count);
      tried.placed.push(Object.assign(figure.box(count.events[0], lane), { row: rows - 1 }));
    });
  }
  return { placed: tried.placed, counts: counts, labels: tried.labels, buckets: buckets };
};

Figure.prototype.fill = function (group, lane, rows, width, budget) {
  var figure = this, grid = [], placed = [], over = [], labels = 0, used = 0, misses = 0, cells = Math.ceil(width / 2) + 2;
  for (var r = 0; r < rows; r++) grid.push(new Uint8Array(cells));
  function cell(px) { return Math.min(Math.max(Math.floor(px / 2), 0), cells - 1); }
  function room(from, to) {
    var first = cell(from), last = cell(to);
    next: for (var row = 0; row < rows; row++) {
      for (var i = first; i <= last; i++) if (grid[row][i]) continue next;
      return row;
    }
    return -1;
  }
  function take(box, row, from, to) {
    grid[row].fill(1, cell(from), cell(to) + 1);
    box.row = row;
    used = Math.max(used, row + 1);
    misses = 0;
    placed.push(box);
  }
  group.forEach(function (n) {
    if (placed.length >= budget.marks || misses > 200) return over.push(n);
    var box = figure.box(n, lane), from = Math.min(box.first, box.mark - 6) - 3, to = Math.max(box.last, box.mark + 6) + 3;
    var bare = room(from, to), sides = bare >= 0 && box.mark >= 0 && box.mark <= width && labels < budget.labels && !box.twin ? figure.sides(box, from, to, width) : [];
    for (var i = 0; i < sides.length; i++) {
      var row = room(sides[i].from, sides[i].to);
      if (row < 0) continue;
      box.label = sides[i];
      labels++;
      return take(box, row, sides[i].from, sides[i].to);
    }
    if (bare >= 0) return take(box, bare, from, to);
    misses++;
    over.push(n);
  });
  return { placed: placed, over: over, used: used, labels: labels };
};

// Where a label may stand: after the mark, before it, or on a span that is wide enough.
Figure.prototype.sides = function (box, from, to, width) {
  var label = this.label(box.n), room = label.width + 10, sides = [];
  if (to + room <= width) sides.push({ text: label.text, x: to + 2, position: "middle right", from: from, to: to + room });
  if (from - room >= 0) sides.push({ text: label.text, x: from - 2, position: "middle left", from: from - room, to: to });
  if (box.kind === WITHIN) {
    var left = Math.max(from, 0) + 6, mark = box.mark;
    if (mark > left && mark < left + room) left = mark + 10;
    if (left + room < Math.min(to, width)) sides.push({ text: label.text, x: left, position: "middle right", from: from, to: to });
  }
  return sides;
};

Figure.prototype.label = function (n) {
  if (!this.widths[n]) {
    this.pen.font = (this.story.key.has(n) ? "bold " : "") + this.font;
    var whole = this.story.items[n].querySelector("a").textContent.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
    var letters = Array.from(whole), text = letters.length > LABEL ? letters.slice(0, LABEL - 1).join("").trim() + "…" : whole;
    this.widths[n] = { text: escaped(text), width: this.pen.measureText(text).width };
  }
  return this.widths[n];
};

// plotly reads tags and entities in texts; ours have none. (Its <b> would be a style attribute, which the policy forbids.)
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

Figure.prototype.buckets = function (over, width) {
  var found = new Map(), mark = this.u.mark, low = this.range[0], scale = this.scale;
  over.forEach(function (n) {
    var x = Math.min(Math.max((mark[n] - low) * scale, 0), width), key = Math.floor(x / BUCKET), group = found.get(key);
    if (!group) found.set(key, group = { events: [], x: 0 });
    group.events.push(n);
    group.x += (x - group.x) / group.events.length;
  });
  return found;
};

// ------------------------------------------------------------------ ticks

Figure.prototype.ticks = function (layout) {
  var figure = this, knots = this.data.knots, width = layout.width, x = layout.x, values = [], texts = [];
  var isBreak = function (a, b) { return figure.data.breaks.some(function (gap) { return gap[0] < b - 1e-3 && gap[1] > a + 1e-3; }); };
  var lastTick = -Infinity, lastNote = -Infinity;
  for (var i = 1; i < knots.length; i++) {
    var a = knots[i - 1][0], b = knots[i][0];
    if (i === 1) a -= EDGE * (b - a) / (knots[i][1] - knots[i - 1][1]);
    if (i === knots.length - 1) b += EDGE * (b - a) / (knots[i][1] - knots[i - 1][1]);
    var left = x(a), right = x(b);
    if (right < 0 || left > width || isBreak(a, b)) continue;
    var perDay = (right - left) / (b - a), step = STEPS.find(function (s) { return s[2] * perDay >= s[3]; }) || STEPS[STEPS.length - 1];
    var from = this.axis.day(Math.max(this.range[0], this.axis.at(a))), note = null, found = false;
    for (var day = floorTo(from, step), turns = 0; day < b - 1e-6 && turns < 400; day = after(day, step), turns++) {
      if (day < a - 1e-6) continue;
      var at = x(day);
      if (at < 0 || at > width || at - lastTick < step[3] - 2) continue;
      var told = this.tick(day, step), text = told[0];
      if (told[1] !== note && at - lastNote > 62) {
        text += "<br>" + (told[1] || "");
        note = told[1];
        if (told[1]) lastNote = at;
      }
      values.push(this.axis.at(day));
      texts.push(text);
      lastTick = at;
      found = true;
    }
    var middle = (Math.max(left, 0) + Math.min(right, width)) / 2;
    if (found || middle - lastTick < 34) continue;
    values.push(this.axis.at(this.axis.day(this.range[0] + middle * (this.range[1] - this.range[0]) / width)));
    texts.push(this.year((a + b) / 2));
    lastTick = middle;
  }
  return { values: values, texts: texts };
};

Figure.prototype.tick = function (day, step) {
  if (step[0] === "hour") return [this.write(day, { hour: "2-digit", minute: "2-digit" }), this.write(day, { day: "numeric", month: "short" })];
  if (step[0] === "day" || step[0] === "week") return [this.write(day, { day: "numeric" }), this.write(day, { month: "short", year: "numeric" })];
  if (step[0] === "month") return [this.write(day, { month: "short" }), this.year(day)];
  return [this.year(day), ""];
};

Figure.prototype.year = function (day) {
  var past = dateOf(day).getUTCFullYear() < 1;
  return this.write(day, past ? { year: "numeric", era: "short" } : { year: "numeric" });
};

Figure.prototype.gapText = function (gap) {
  var days = gap[1] - gap[0];
  if (days >= 548) return this.say("gap_years", { count: Math.round(days / 365.2425) });
  return days >= 46 ? this.say("gap_months", { count: Math.round(days / 30.4) }) : this.say("gap_days", { count: Math.round(days) });
};

// ------------------------------------------------------------------ drawing

Figure.prototype.look = function () {
  var style = getComputedStyle(this.story.root), tone = function (name) { return style.getPropertyValue("--_" + name).trim(); };
  var forced = window.matchMedia("(forced-colors: active)").matches;
  return {
    ink: forced ? "CanvasText" : tone("ink"), quiet: forced ? "CanvasText" : tone("quiet"), rule: forced ? "GrayText" : tone("rule"),
    wash: tone("wash"), accent: forced ? "Highlight" : tone("accent"), span: forced ? "GrayText" : tone("span"), paper: forced ? "Canvas" : tone("paper"),
    font: getComputedStyle(this.frame).fontFamily,
  };
};

Figure.prototype.draw = function () {
  this.width = this.stage.clientWidth;
  this.height = this.stage.clientHeight;
  if (!this.width || !this.height) return Promise.resolve();
  this.tones = this.look();
  var font = "12px " + this.tones.font;
  if (!this.pen) this.pen = document.createElement("canvas").getContext("2d");
  if (this.font !== font) { this.font = font; this.widths = {}; }
  this.layOut(this.width, this.height - AXIS - TOP);
  this.grid = this.ticks(this.layout);
  var span = this.range[1] - this.range[0], whole = span >= WHOLE[1] - WHOLE[0] - 1e-6;
  this.buttons.all.disabled = this.buttons.out.disabled = whole;
  this.buttons.earlier.disabled = this.range[0] <= WHOLE[0] + 1e-6;
  this.buttons.later.disabled = this.range[1] >= WHOLE[1] - 1e-6;
  this.buttons.in.disabled = span <= this.closest(this.range[0], this.range[1]) * 1.01;
  var left = Math.max(this.range[0], 0) / 10, right = Math.min(this.range[1], 1000) / 10;
  this.window.style.left = left + "%";
  this.window.style.width = right - left + "%";
  this.window.hidden = whole;
  return this.paint();
};

Figure.prototype.paint = function () {
  if (!this.layout) return Promise.resolve();
  var figure = this, first = !this.drawn;
  var skeleton = JSON.parse(JSON.stringify(this.data.figure)), traces = skeleton.data;
  this.drawn = { marks: [], counts: this.layout.counts };
  this.paintEvents(traces);
  this.paintCounts(traces[COUNTS]);
  this.paintFocus(traces);
  this.drawing = true;
  return window.Plotly.react(this.plot, traces, this.paintFrame(skeleton.layout), skeleton.config).then(function () {
    figure.drawing = false;
    if (first) figure.listenToPlot();
    if (!figure.card.hidden) figure.putCard(figure.hover >= 0 ? figure.hover : figure.pinned);
  });
};

function stroke(trace, points) {
  points.forEach(function (p) { trace.x.push(p ? p[0] : null); trace.y.push(p ? p[1] : null); });
}

Figure.prototype.paintEvents = function (traces) {
  var figure = this, data = this.data, tones = this.tones, layout = this.layout, story = this.story;
  var per = (this.range[1] - this.range[0]) / layout.width, u = function (px) { return figure.range[0] + px * per; };
  var clip = function (px) { return u(Math.min(Math.max(px, -40), layout.width + 40)); };
  [WINDOWS, BOUNDS, BARS, CONFLICTS, MARKS, LABELS].forEach(function (t) { traces[t].x = []; traces[t].y = []; });
  var marker = { symbol: [], color: [], size: [], line: { width: 2, color: [] } }, odd = { symbol: [], color: tones.accent, size: 9, line: { width: 1.5, color: tones.accent } };
  var texts = [], positions = [], weights = [];
  layout.placed.forEach(function (box) {
    var y = box.y, state = data.status[+data.st[box.n]], key = story.key.has(box.n), color = key ? tones.accent : tones.ink;
    if (box.bounds) {
      var low = clip(box.bounds[0]), high = clip(box.bounds[1]);
      stroke(traces[BOUNDS], [[low, y], [high, y], null, [low, y - 4], [low, y + 4], null, [high, y - 4], [high, y + 4], null]);
    }
    if (box.kind === WITHIN && box.high - box.low > 4) stroke(traces[WINDOWS], [[clip(box.low), y], [clip(box.high), y], null]);
    if (box.kind === LASTING) stroke(traces[BARS], [[clip(box.low), y], [clip(box.high), y], null]);
    if (box.kind === SINCE || box.kind === BY) {
      var end = box.kind === SINCE ? box.high : box.low, back = box.kind === SINCE ? -6 : 6;
      stroke(traces[BOUNDS], [[clip(box.mark), y], [clip(end), y], null, [clip(end + back), y - 5], [clip(end), y], [clip(end + back), y + 5], null]);
    }
    (data.c[box.n] || []).forEach(function (other) {
      var at = layout.x((other[0] + other[1]) / 2);
      stroke(traces[CONFLICTS], [[clip(box.mark), y], [clip(at), y], null]);
      odd.symbol.push("circle", "diamond-open", "circle");
    });
    traces[MARKS].x.push(u(box.mark));
    traces[MARKS].y.push(y);
    figure.drawn.marks.push(box.n);
    marker.symbol.push(SYMBOLS[state]);
    marker.color.push(color);
    marker.size.push(key ? 12 : 9);
    marker.line.color.push(state === "occurred" || state === "ongoing" ? tones.paper : color);
    if (box.label) {
      traces[LABELS].x.push(u(box.label.x));
      traces[LABELS].y.push(y);
      texts.push(box.label.text);
      weights.push(key ? 700 : 400);
      positions.push(box.label.position);
    }
  });
  marker.line.width = marker.line.color.map(function (c) { return c === tones.paper ? 1 : 2; });
  marker.opacity = 1;
  Object.assign(traces[MARKS].marker, marker);
  odd.size = odd.symbol.map(function (s) { return s === "circle" ? 0 : 9; });
  traces[CONFLICTS].marker = odd;
  traces[CONFLICTS].line.color = tones.accent;
  traces[WINDOWS].line.color = tones.span;
  traces[BOUNDS].line.color = tones.quiet;
  traces[BARS].line.color = tones.ink;
  Object.assign(traces[LABELS], { text: texts, textposition: positions, textfont: { color: tones.ink, size: 12, family: tones.font, weight: weights } });
};

Figure.prototype.paintCounts = function (trace) {
  var figure = this, tones = this.tones, per = (this.range[1] - this.range[0]) / this.layout.width;
  var sizes = this.layout.counts.map(function (c) { return Math.min(30, 15 + 5 * Math.log10(c.events.length)); });
  Object.assign(trace, {
    x: this.layout.counts.map(function (c) { return figure.range[0] + c.x * per; }),
    y: this.layout.counts.map(function (c) { return c.y; }),
    text: this.layout.counts.map(function (c) { return c.events.length > 999 ? Math.round(c.events.length / 100) / 10 + "k" : String(c.events.length); }),
    textfont: { size: 10, color: tones.ink, family: tones.font },
  });
  Object.assign(trace.marker, { opacity: 1, size: sizes, color: tones.wash, line: { width: 1, color: tones.quiet } });
};

// The ring around the chosen event, and what it and its neighbours follow from and lead to.
Figure.prototype.paintFocus = function (traces) {
  var figure = this, n = this.hover >= 0 ? this.hover : this.pinned, tones = this.tones;
  var ring = traces[RING], arrows = traces[ARROWS], per = (this.range[1] - this.range[0]) / this.layout.width;
  ring.x = []; ring.y = []; arrows.x = []; arrows.y = [];
  ring.marker.color = tones.accent;
  arrows.line.color = tones.accent;
  var mine = this.spot(n);
  if (!mine) return;
  this.layout.placed.forEach(function (box) {
    if (box.n === n) { ring.x.push(figure.range[0] + box.mark * per); ring.y.push(box.y); }
  });
  if (!ring.x.length) { ring.x = [this.range[0] + mine.x * per]; ring.y = [mine.y]; }
  var near = this.links.get(n) || [], pairs = new Set(near);
  near.forEach(function (pair) {
    (figure.links.get(pair[0] === n ? pair[1] : pair[0]) || []).forEach(function (next) { if (pairs.size < 40) pairs.add(next); });
  });
  var colors = [], spot = function (m, other) {
    var known = figure.spot(m), at = figure.place(m), end = figure.spot(other);
    if (known) return [known.x, known.y];
    return at && end && figure.story.shown[m] ? [at.u < figure.range[0] ? -4 : figure.layout.width + 4, end.y] : null;
  };
  pairs.forEach(function (pair) {
    var a = spot(pair[0], pair[1]), b = spot(pair[1], pair[0]);
    if (!a || !b) return;
    stroke(arrows, [[figure.range[0] + a[0] * per, a[1]], [figure.range[0] + b[0] * per, b[1]], null]);
    colors.push("rgba(0,0,0,0)", tones.accent, tones.accent);
  });
  arrows.marker.opacity = 1;
  arrows.marker.color = colors;
  arrows.marker.size = colors.map(function (_, i) { return i % 3 === 1 ? 11 : 0; });
};

Figure.prototype.paintFrame = function (layout) {
  var figure = this, tones = this.tones, inside = this.height - AXIS - TOP, x = this.layout.x, shapes = [], notes = [];
  var small = { size: 11, color: tones.quiet, family: tones.font };
  var lastGap = -Infinity;
  this.data.breaks.forEach(function (gap) {
    var left = x(gap[0]), right = x(gap[1]), middle = (left + right) / 2;
    if (right < 0 || left > figure.width) return;
    shapes.push({ type: "rect", layer: "below", xref: "x", yref: "paper", x0: figure.axis.at(gap[0]), x1: figure.axis.at(gap[1]), y0: 0, y1: 1, fillcolor: tones.wash, line: { width: 0 } });
    if (middle - lastGap < 72 || middle < 30 || middle > figure.width - 30) return;
    lastGap = middle;
    notes.push({ xref: "x", yref: "paper", x: (figure.axis.at(gap[0]) + figure.axis.at(gap[1])) / 2, y: 0, yshift: -36, yanchor: "top", text: "… " + escaped(figure.gapText(gap)) + " …", showarrow: false, font: small });
  });
  this.changes().forEach(function (place) {
    shapes.push({ type: "line", layer: "below", xref: "x", yref: "paper", x0: place, x1: place, y0: 0, y1: 1, line: { width: 3, color: tones.wash } },
      { type: "line", layer: "below", xref: "x", yref: "paper", x0: place, x1: place, y0: 0, y1: 1, line: { width: 1, dash: "dot", color: tones.quiet } });
  });
  this.layout.lanes.forEach(function (lane, i) {
    if (i) shapes.push({ type: "line", layer: "below", xref: "paper", yref: "y", x0: 0, x1: 1, y0: lane.top, y1: lane.top, line: { width: 1, color: tones.rule } });
    if (lane.bare) return;
    var name = Array.from(lane.name), text = name.length > 48 ? name.slice(0, 47).join("") + "…" : lane.name;
    notes.push({ xref: "paper", yref: "y", x: 0, xanchor: "left", y: lane.top + HEADER / 2 + 2, yanchor: "middle", text: escaped(text), showarrow: false, font: Object.assign({ weight: 700 }, small), bgcolor: tones.paper, borderpad: 1 });
  });
  this.paintToday(shapes, notes, small);
  Object.assign(layout, { width: this.width, height: this.height, shapes: shapes, annotations: notes, dragmode: this.coarse ? false : "pan", font: { family: tones.font, size: 12, color: tones.ink } });
  Object.assign(layout.xaxis, { range: this.range.slice(), tickvals: this.grid.values, ticktext: this.grid.texts, tickfont: { size: 11, color: tones.quiet, family: tones.font }, tickcolor: tones.quiet, showgrid: true, gridcolor: tones.rule, gridwidth: 1, showline: true, linecolor: tones.ink });
  layout.margin.b = AXIS;
  layout.yaxis.range = [inside, 0];
  return layout;
};

// Where the axis changes its scale without leaving time out.
Figure.prototype.changes = function () {
  var knots = this.data.knots, breaks = this.data.breaks, places = [];
  var rate = function (i) { return (knots[i][1] - knots[i - 1][1]) / (knots[i][0] - knots[i - 1][0]); };
  for (var i = 1; i < knots.length - 1; i++) {
    var day = knots[i][0], atBreak = breaks.some(function (gap) { return Math.abs(gap[0] - day) < 1e-3 || Math.abs(gap[1] - day) < 1e-3; });
    if (!atBreak && Math.abs(Math.log(rate(i) / rate(i + 1))) > 1) places.push(knots[i][1]);
  }
  return places;
};

Figure.prototype.paintToday = function (shapes, notes, font) {
  var today = this.data.words.today_date;
  if (!today) return;
  var at = this.axis.at(Date.parse(today + "T12:00:00Z") / DAY);
  if (at < this.range[0] || at > this.range[1]) return;
  shapes.push({ type: "line", xref: "x", yref: "paper", x0: at, x1: at, y0: 0, y1: 1, line: { width: 1.5, dash: "dash", color: this.tones.accent } });
  notes.push({ xref: "x", yref: "paper", x: at, y: 1, yanchor: "top", xanchor: "left", text: escaped(this.say("today")), showarrow: false, font: Object.assign({}, font, { color: this.tones.accent }) });
};

window.tlFigure = function (story) {
  story.chart = new Figure(story);
  return story.chart.start();
};
})();
