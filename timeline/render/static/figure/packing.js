/* Rows: which mark and which label stand in which, so that nothing touches; what finds no room is counted. */

// Put each event, the weightiest first, where it and its label touch no other. The counts take the last row.
Figure.prototype.pack = function (group, lane, rows, width, budget) {
  var tried = this.fill(group, lane, rows, width, budget), counts = [], groups = new Map();
  if (tried.over.length) {
    tried = rows > 1 ? this.fill(group, lane, rows - 1, width, budget) : { placed: [], over: group, labels: 0 };
    groups = this.grouped(tried.over, lane, width);
    new Set(groups.values()).forEach(function (count) {
      if (!count.box) return counts.push(count);
      count.box.row = rows - 1;
      tried.placed.push(count.box);
    });
  }
  return { placed: tried.placed, counts: counts, labels: tried.labels, groups: groups };
};

// Try some rows: what found a place in them, with or without its label, and what is over.
Figure.prototype.fill = function (group, lane, rows, width, budget) {
  var figure = this, grid = [], placed = [], over = [], labels = 0, used = 0, misses = 0, cells = Math.ceil(width / 2) + 2;
  for (var r = 0; r < rows; r++) grid.push(new Uint8Array(cells));
  function cell(px) { return Math.min(Math.max(Math.floor(px / 2), 0), cells - 1); }
  function isFree(row, from, to) {
    for (var i = cell(from), last = cell(to); i <= last; i++) if (grid[row][i]) return false;
    return true;
  }
  function room(from, to) {
    for (var row = 0; row < rows; row++) if (isFree(row, from, to)) return row;
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
    var bare = room(from, to), named = bare >= 0 && box.mark >= 0 && box.mark <= width && labels < budget.labels && !box.twin;
    var sides = named ? figure.sides(box, from, to, width) : [];
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
  // What is left of a row goes to the labels that were cut.
  placed.forEach(function (box) {
    var label = box.label, more = label && label.whole.width - label.cut.width;
    if (!more || label.inside) return;
    var right = label.position === "middle right", from = right ? label.to + 2 : label.from - more, to = right ? label.to + more : label.from - 2;
    if (from < 0 || to > width || !isFree(box.row, from, to)) return;
    grid[box.row].fill(1, cell(from), cell(to) + 1);
    label.cut = label.whole;
  });
  return { placed: placed, over: over, used: used, labels: labels };
};

// Groups of neighbours, by the event: so wide apart that no two touch. A group of one keeps its own mark.
Figure.prototype.grouped = function (over, lane, width) {
  var figure = this, mark = this.u.mark, low = this.range[0], scale = this.scale, buckets = new Map(), groups = [], of = new Map();
  over.forEach(function (n) {
    var x = Math.min(Math.max((mark[n] - low) * scale, 0), width), key = Math.floor(x / BUCKET), group = buckets.get(key);
    if (!group) buckets.set(key, group = { events: [], x: 0 });
    group.events.push(n);
    group.x += (x - group.x) / group.events.length;
  });
  Array.from(buckets.values()).sort(function (a, b) { return a.x - b.x; }).forEach(function (group) {
    figure.spread(group, lane);
    for (var last; (last = groups[groups.length - 1]) && last.to > group.from; groups.pop()) {
      var all = last.events.length + group.events.length;
      group = { events: last.events.concat(group.events), x: (last.x * last.events.length + group.x * group.events.length) / all };
      figure.spread(group, lane);
    }
    groups.push(group);
  });
  groups.forEach(function (group) { group.events.forEach(function (n) { of.set(n, group); }); });
  return of;
};

// From where to where a group is drawn.
Figure.prototype.spread = function (group, lane) {
  var box = group.box = group.events.length === 1 ? this.box(group.events[0], lane) : null;
  group.from = box ? Math.min(box.first, box.mark - 7) - 3 : group.x - 16;
  group.to = box ? Math.max(box.last, box.mark + 7) + 3 : group.x + 16;
};
