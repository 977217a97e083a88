/* Which events are drawn, in which lane and row, with which label; the rest is counted. */

// Rows by the chosen kind: the most frequent names, then the rest.
Figure.prototype.lanes = function (height) {
  var story = this.story, lane = this.data.lanes[this.rows], say = this.say, shown = story.shown;
  if (!lane) return { names: [say("by_none")], of: null, bare: true };
  var room = Math.max(1, Math.floor(height / (HEADER + 2 * ROW)) - 1), state = [this.rows, room, story.turn].join();
  if (this.known && this.known.state === state) return this.known;
  var kept = this.foremost(lane, room), rest = false;
  var row = lane.names.map(function (_, i) { return kept.indexOf(i); }), last = [kept.length];
  var of = lane.of.map(function (list, n) {
    var rows = list.map(function (i) { return row[i]; }).filter(function (at) { return at >= 0; });
    if (!rows.length && shown[n]) rest = true;
    return rows.length ? rows : last;
  });
  var names = kept.map(function (i) { return lane.names[i]; });
  if (rest || !names.length) names.push(say("rest"));
  return (this.known = { names: names, of: of, state: state, bare: !kept.length });
};

// The names of a kind that most of what is shown has, more than one at least if any has.
Figure.prototype.foremost = function (lane, room) {
  var shown = this.story.shown, used = lane.names.map(function () { return 0; });
  this.dated.forEach(function (n) { if (shown[n]) lane.of[n].forEach(function (i) { used[i]++; }); });
  var least = Math.min(2, Math.max.apply(null, used));
  var kept = used.map(function (_, i) { return i; }).filter(function (i) { return used[i] && used[i] >= least; });
  return kept.sort(function (a, b) { return used[b] - used[a] || a - b; }).slice(0, room);
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
    placed: [], counts: [], lanes: [], spots: new Map(), of: lanes.of, width: width, groups: [],
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
  var rows = this.share(groups, lanes, height, width), top = 0, row = this.rowHeight(rows, lanes, height), budget = { marks: MOST_MARKS, labels: MOST_LABELS };
  groups.forEach(function (group, lane) {
    var header = lanes.bare ? 0 : HEADER, left = groups.length - lane;
    var packed = figure.pack(group, lane, rows[lane], width, { marks: Math.ceil(budget.marks / left), labels: Math.ceil(budget.labels / left) });
    budget.marks -= packed.placed.length + packed.counts.length;
    budget.labels -= packed.labels;
    layout.lanes.push({ name: lanes.names[lane], top: top, bare: lanes.bare });
    packed.placed.forEach(function (box) {
      box.y = top + header + (box.row + 0.5) * row;
      layout.placed.push(box);
      if (!layout.spots.has(box.n)) layout.spots.set(box.n, { x: box.mark, y: box.y, lane: lane });
    });
    packed.counts.forEach(function (count) {
      count.y = top + header + (rows[lane] - 0.5) * row;
      count.lane = lane;
      layout.counts.push(count);
    });
    layout.groups.push(packed.groups);
    top += header + rows[lane] * row;
  });
};

// Where an event stands now: its mark, or the count that it is part of.
Figure.prototype.spot = function (n) {
  var layout = this.layout, known = layout.spots.get(n);
  if (known || n < 0 || this.data.s[n] == null || !this.story.shown[n]) return known;
  var lane = layout.of ? layout.of[n][0] : 0, mark = (this.u.mark[n] - this.range[0]) * this.scale;
  if (mark < 0 || mark > layout.width) return undefined;
  var count = layout.groups[lane].get(n);
  return count && { x: count.x, y: count.y, lane: lane };
};

// Rows are as tall as the figure leaves room for.
Figure.prototype.rowHeight = function (rows, lanes, height) {
  var count = rows.reduce(function (sum, n) { return sum + n; }, 0);
  return Math.min(TALL_ROW, Math.max(ROW, (height - (lanes.bare ? 0 : rows.length * HEADER)) / count));
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
