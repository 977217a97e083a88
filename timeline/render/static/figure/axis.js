/* The axis: from days to places on it and back. It is straight in pieces. */

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
  ["day", 1, 1, 32], ["day", 2, 2, 34], ["week", 1, 7, 36],
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
