/* The labels of marks: their texts, their widths, and where they may stand. */

// After the mark, before it, or on a span that is wide enough; cut shorter where it is narrow.
Figure.prototype.sides = function (box, from, to, width) {
  var label = this.label(box.n), sides = [];
  label.cuts.forEach(function (cut) {
    var room = cut.width + 10, whole = label.whole;
    if (to + room <= width) sides.push({ cut: cut, whole: whole, x: to + 2, position: "middle right", from: from, to: to + room });
    if (from - room >= 0) sides.push({ cut: cut, whole: whole, x: from - 2, position: "middle left", from: from - room, to: to });
    if (box.kind !== WITHIN) return;
    var left = Math.max(from, 0) + 6, mark = box.mark;
    if (mark > left && mark < left + room) left = mark + 10;
    if (left + room < Math.min(to, width)) sides.push({ cut: cut, whole: whole, x: left, position: "middle right", from: from, to: to, inside: true });
  });
  return sides;
};

// An event's label, whole and cut, the longest cut first.
Figure.prototype.label = function (n) {
  if (!this.widths[n]) {
    var pen = this.pen, text = this.story.items[n].querySelector("a").textContent.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
    pen.font = (this.story.lead.has(n) ? "bold " : "") + this.font;
    var measured = function (most) {
      var told = cut(text, most);
      return { text: told, width: pen.measureText(told).width };
    };
    var cuts = CUTS.filter(function (most, i) { return !i || text.length > most; }).map(measured);
    this.widths[n] = { whole: measured(LONGEST), cuts: cuts };
  }
  return this.widths[n];
};

// A text of so many letters at most, cut between words where there is a place.
function cut(text, most) {
  var letters = Array.from(text);
  if (letters.length <= most) return text;
  var head = letters.slice(0, most - 1).join(""), end = head.lastIndexOf(" ");
  return (end > most / 2 ? head.slice(0, end) : head).replace(/[\s,;:–—-]+$/, "") + "…";
}

// plotly reads tags and entities in texts; ours have none. (Its <b> would be a style attribute, which the policy forbids.)
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
