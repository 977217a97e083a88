/* The dates under the axis. */

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
    var perDay = (right - left) / (b - a), step = STEPS.find(function (s) { return s[2] * perDay >= s[3] && (figure.clock || s[0] !== "hour"); }) || STEPS[STEPS.length - 1];
    var half = step[0] === "day" && !figure.clock ? 0.5 : 0; // under the marks, which stand at noon
    var from = this.axis.day(Math.max(this.range[0], this.axis.at(a))), note = null, found = false;
    for (var day = floorTo(from, step), turns = 0; day < b - 1e-6 && turns < 400; day = after(day, step), turns++) {
      if (day < a - 1e-6) continue;
      var at = x(day + half);
      if (at < 0 || at > width || at - lastTick < step[3] - 2) continue;
      var told = this.tick(day, step), text = told[0];
      if (told[1] !== note && at - lastNote > 62 && at > 30 && width - at > 30) {
        text += "<br>" + (told[1] || "");
        note = told[1];
        if (told[1]) lastNote = at;
      }
      values.push(this.axis.at(day + half));
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
