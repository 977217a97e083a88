/* The figure of one story: what is known of its events before anything is drawn. */

function Figure(story) {
  this.story = story;
  this.data = story.data;
  this.say = story.say;
  this.make = story.make;
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
  this.clock = this.data.s.some(function (day) { return day % 1; }); // whether any event is told by the hour
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

Figure.prototype.start = function () {
  var figure = this, story = this.story;
  this.build();
  this.watch();
  story.listeners.push(function (what) {
    if (what === "filter") figure.filtered();
    if (what === "jump") figure.jump(story.selected);
    if (what === "select") figure.follow(story.selected);
    if (what === "view") figure.readView();
  });
  this.readView(true);
  if (story.selected >= 0) this.reach(story.selected);
  return this.draw();
};
