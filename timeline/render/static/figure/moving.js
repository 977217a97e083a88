/* Zoom and pan, and the view in the address. */

// The view that has all that is shown, and no more.
Figure.prototype.home = function () {
  var story = this.story, all = this.u, low = Infinity, high = -Infinity;
  this.dated.forEach(function (n) {
    if (!story.shown[n]) return;
    low = Math.min(low, all.first[n]);
    high = Math.max(high, all.last[n]);
  });
  if (low > high) return WHOLE.slice();
  var edge = EDGE * Math.max(high - low, NEAREST) / 1000, spare = Math.max(0, NEAREST - (high - low)) / 2;
  return [Math.max(low - edge - spare, WHOLE[0]), Math.min(high + edge + spare, WHOLE[1])];
};

// Whether the view is that one: then it follows the filter.
Figure.prototype.atHome = function () {
  return !this.story.extra.view;
};

Figure.prototype.show = function (low, high) {
  var span = Math.min(Math.max(high - low, this.closest(low, high)), WHOLE[1] - WHOLE[0]);
  low = (low + high - span) / 2;
  low = Math.min(Math.max(low, WHOLE[0]), WHOLE[1] - span);
  this.range = [low, low + span];
  this.writeView();
  return this.draw();
};

// The closest look: half a day, or a day each side where no hours are told.
Figure.prototype.closest = function (low, high) {
  var middle = (low + high) / 2, day = this.axis.day(middle), half = this.clock ? 0.25 : 1;
  return Math.max(1e-4, Math.abs(this.axis.at(day + half) - this.axis.at(day - half)));
};

Figure.prototype.move = function (how) {
  var low = this.range[0], high = this.range[1], span = high - low, middle = (low + high) / 2;
  var at = this.place(this.pinned);
  if (at && at.u > low && at.u < high) middle = at.u;
  if (how === "all") return this.goHome();
  if (how === "in") return this.show(middle - (middle - low) / 2.5, middle + (high - middle) / 2.5);
  if (how === "out") return this.show(middle - (middle - low) * 2.5, middle + (high - middle) * 2.5);
  var step = (how === "earlier" ? -0.6 : 0.6) * span;
  return this.show(low + step, high + step);
};

Figure.prototype.place = function (n) {
  if (n < 0 || this.data.s[n] == null) return null;
  var s = this.data.s[n], d = this.data.d[n], kind = +this.data.k[n];
  var noon = Math.min(d, 1) / 2, day = kind === LASTING ? s : kind === SINCE ? s + noon : kind === BY ? s + d - noon : s + d / 2;
  return { day: day, u: this.axis.at(day) };
};

// Bring an event into view.
Figure.prototype.reach = function (n) {
  var at = this.place(n);
  if (!at) return;
  this.pinned = n;
  var low = this.range[0], high = this.range[1], margin = (high - low) * 0.015; // the view of all leaves a little more
  if (at.u < low + margin || at.u > high - margin) {
    var half = (high - low) / 2;
    low = Math.min(Math.max(at.u - half, WHOLE[0]), WHOLE[1] - 2 * half);
    this.range = [low, low + 2 * half];
    this.keepView();
  }
};

Figure.prototype.jump = function (n) {
  this.reach(n);
  this.draw();
  this.story.box.scrollIntoView({ block: "nearest", behavior: this.story.calm() });
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
  this.range = days.length === 2 && days[0] < days[1] ? [this.axis.at(days[0]), this.axis.at(days[1])] : this.home();
  this.range = [Math.max(this.range[0], WHOLE[0]), Math.min(this.range[1], WHOLE[1])];
  if (this.range[0] >= this.range[1]) this.range = this.home();
  if (!still) this.draw();
};

Figure.prototype.filtered = function () {
  if (this.atHome()) this.range = this.home();
  return this.draw();
};

Figure.prototype.goHome = function () {
  delete this.story.extra.view;
  this.range = this.home();
  this.story.writeAddress();
  return this.draw();
};

Figure.prototype.keepView = function () {
  var figure = this;
  this.story.extra.view = this.range.map(function (u) { return +figure.axis.day(u).toFixed(3); }).join("~");
};

Figure.prototype.writeView = function () {
  var figure = this;
  this.keepView();
  clearTimeout(this.writing);
  this.writing = setTimeout(function () { figure.story.writeAddress(); }, 300);
};
