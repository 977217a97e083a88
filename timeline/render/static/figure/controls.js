/* What stands around the plot: rows, buttons, key and strip. */

// What a button does, its string and its icon.
var BUTTONS = {
  earlier: ["earlier", "M10 3L5 8l5 5"], out: ["zoom_out", "M3 8h10"], all: ["everything"],
  in: ["zoom_in", "M3 8h10M8 3v10"], later: ["later", "M6 3l5 5-5 5"],
};

Figure.prototype.build = function () {
  var make = this.make, say = this.say, story = this.story, id = story.id;
  var bar = make("div", { class: "tl-bar", role: "group", "aria-label": say("controls") });
  bar.append(this.buildRows());
  var buttons = make("div", { class: "tl-zoom" });
  this.buttons = {};
  for (var name in BUTTONS) {
    var label = say(BUTTONS[name][0]), icon = BUTTONS[name][1];
    var button = make("button", { type: "button", class: "tl-button", "data-zoom": name, title: label }, icon ? "" : label);
    if (icon) {
      button.setAttribute("aria-label", label);
      button.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="' + icon + '"/></svg>';
    }
    this.buttons[name] = button;
    buttons.append(button);
  }
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
  this.buildKey(story.root.querySelector(".tl-legend"));
  this.buildWindow();
};

Figure.prototype.buildRows = function () {
  var figure = this, make = this.make, say = this.say, lanes = this.data.lanes;
  var label = make("label", { class: "tl-field" }), select = make("select", { class: "tl-lanes" });
  label.append(make("span", {}, say("lanes")), select);
  var kinds = Object.keys(lanes).filter(function (kind) { return lanes[kind].names.length > 1; });
  kinds.concat("none").forEach(function (kind) { select.append(make("option", { value: kind }, say("by_" + kind))); });
  if (kinds.indexOf(this.rows) < 0 && this.rows !== "none") this.rows = this.usual(kinds);
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

// The first kind whose rows would hold most of what is shown, not leave it to the rest.
Figure.prototype.usual = function (kinds) {
  var figure = this, shown = this.story.shown, all = this.dated.filter(function (n) { return shown[n]; });
  return kinds.find(function (kind) {
    var lane = figure.data.lanes[kind], named = new Set(figure.foremost(lane, ROWS));
    var told = all.filter(function (n) { return lane.of[n].some(function (i) { return named.has(i); }); });
    return kind !== "source" && told.length > all.length / 2;
  }) || "none";
};

// The key, drawn with the shapes that the figure has.
Figure.prototype.buildKey = function (box) {
  var make = this.make, say = this.say, data = this.data;
  var dot = '<circle cx="20" cy="9" r="5" ', ink = 'stroke="currentColor" stroke-width="2"';
  var shapes = {
    occurred: dot + 'fill="currentColor"/>',
    planned: dot + 'fill="none" ' + ink + "/>",
    cancelled: '<path d="M15.500 4.500l9 9m0-9l-9 9" ' + ink + "/>",
    hypothetical: '<path d="M15 4h10v10H15z" fill="none" ' + ink + '/><circle cx="20" cy="9" r="1.500"/>',
    ongoing: '<circle cx="12" cy="9" r="5" fill="currentColor"/><path d="M12 9h20" ' + ink + '/><path d="M31 4l7 5-7 5z" fill="currentColor"/>',
    deadline: '<circle cx="28" cy="9" r="5" fill="currentColor"/><path d="M28 9H8" ' + ink + '/><path d="M9 4l-7 5 7 5z" fill="currentColor"/>',
    span: '<path class="tl-span" d="M2 9h36" stroke-width="9"/>' + dot + 'fill="currentColor"/>',
    duration: '<path d="M6 9h30" stroke="currentColor" stroke-width="4"/><circle cx="7" cy="9" r="5" fill="currentColor"/>',
    conflict: '<path class="tl-odd" d="M8 9h24" stroke-width="1.500" stroke-dasharray="2 3"/><circle cx="8" cy="9" r="5" fill="currentColor"/><path class="tl-odd" d="M32 4l5 5-5 5-5-5z" stroke-width="2"/>',
    count: '<circle cx="20" cy="9" r="8" fill="none" stroke="currentColor"/><text x="20" y="12.500" text-anchor="middle" font-size="10" fill="currentColor">12</text>',
    break: '<path class="tl-odd2" d="M12 0h16v18H12z"/>',
    arrow: '<path class="tl-odd" d="M4 9h28" stroke-width="1.500"/><path class="tl-odd tl-full" d="M31 5l7 4-7 4z"/>',
  };
  var has = function (state) { return data.st.indexOf(data.status.indexOf(state)) >= 0; };
  var wanted = ["occurred", "planned", "cancelled", "hypothetical"].filter(has);
  ["", "span", "duration", "ongoing", "deadline"].forEach(function (name, kind) { if (kind && data.k.indexOf(kind) >= 0) wanted.push(name); });
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
  box.append(list);
  var undated = data.n - this.dated.length;
  if (undated) box.append(make("p", {}, say("outside", { count: undated })));
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
