/* What plotly.js draws. The traces' order is that of `skeleton` in figure.py. */

Figure.prototype.look = function () {
  // As numbers: plotly.js knows neither the page's properties nor the names of system colours.
  var tones = { font: getComputedStyle(this.frame).fontFamily }, probe = this.make("i", {});
  this.frame.append(probe);
  ["ink", "quiet", "rule", "wash", "accent", "span", "paper"].forEach(function (name) {
    probe.style.color = "var(--_" + name + ")";
    tones[name] = getComputedStyle(probe).color;
  });
  probe.remove();
  return tones;
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
  this.buttons.all.disabled = this.atHome();
  this.buttons.out.disabled = whole;
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
    var y = box.y, state = data.status[+data.st[box.n]], lead = story.lead.has(box.n), color = lead ? tones.accent : tones.ink;
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
    marker.size.push(lead ? 12 : 9);
    marker.line.color.push(state === "occurred" || state === "ongoing" ? tones.paper : color);
    if (box.label) {
      traces[LABELS].x.push(u(box.label.x));
      traces[LABELS].y.push(y);
      texts.push(escaped(box.label.cut.text));
      weights.push(lead ? 700 : 400);
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
  var lastGap = 0, pen = this.pen;
  pen.font = this.font;
  this.data.breaks.forEach(function (gap) {
    var left = x(gap[0]), right = x(gap[1]), middle = (left + right) / 2;
    if (right < 0 || left > figure.width) return;
    shapes.push({ type: "rect", layer: "below", xref: "x", yref: "paper", x0: figure.axis.at(gap[0]), x1: figure.axis.at(gap[1]), y0: 0, y1: 1, fillcolor: tones.wash, line: { width: 0 } });
    var text = "… " + figure.gapText(gap) + " …", half = pen.measureText(text).width / 2;
    if (middle - half < lastGap || middle + half > figure.width) return;
    lastGap = middle + half + 8;
    notes.push({ xref: "x", yref: "paper", x: (figure.axis.at(gap[0]) + figure.axis.at(gap[1])) / 2, y: 0, yshift: -36, yanchor: "top", text: escaped(text), showarrow: false, font: small });
  });
  this.changes().forEach(function (place) {
    shapes.push({ type: "line", layer: "below", xref: "x", yref: "paper", x0: place, x1: place, y0: 0, y1: 1, line: { width: 3, color: tones.wash } },
      { type: "line", layer: "below", xref: "x", yref: "paper", x0: place, x1: place, y0: 0, y1: 1, line: { width: 1, dash: "dot", color: tones.quiet } });
  });
  this.layout.lanes.forEach(function (lane, i) {
    if (i) shapes.push({ type: "line", layer: "below", xref: "paper", yref: "y", x0: 0, x1: 1, y0: lane.top, y1: lane.top, line: { width: 1, color: tones.rule } });
    if (lane.bare) return;
    var text = cut(lane.name, 48);
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
