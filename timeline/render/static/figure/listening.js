/* Pointer and keyboard. */

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
  this.card.addEventListener("pointerleave", function () { figure.unhover(); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !figure.card.hidden) figure.letGo();
  });
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
  this.plot.on("plotly_unhover", function () { figure.unhover(); });
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
    if (figure.hover < 0 || figure.card.matches(":hover")) return;
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
