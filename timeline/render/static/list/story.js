/* One story of the page. */

function Story(root) {
  this.root = root;
  this.id = root.id;
  this.data = JSON.parse(root.querySelector(".tl-data").textContent);
  this.items = listed(root.querySelectorAll(".tl-events > li"));
  this.periods = listed(root.querySelectorAll(".tl-period"));
  this.say = speaker(this.data.words, this.data.locale);
  this.index = new Map(this.items.map(function (item, n) { return [item.id, n]; }));
  this.key = new Set(this.data.key);
  this.lead = new Set(this.data.lead);
  this.shown = new Uint8Array(this.items.length).fill(1);
  this.count = this.items.length;
  this.turn = 0; // of the filter: who remembers a turn knows whether it still holds
  this.selected = -1;
  this.listeners = [];
  this.fields = {};
  this.extra = {};
  this.opened = new Set();
  this.widened = null; // all events are shown: true for the sake of a search, false by the reader's own choice
}

Story.prototype.start = function () {
  this.root.setAttribute("data-live", "");
  this.openBrief();
  this.buildFilter();
  this.apply(false);
  this.readAddress();
  window.addEventListener("hashchange", this.readAddress.bind(this));
  this.root.addEventListener("click", this.onClick.bind(this));
  this.prepareFigure();
};

Story.prototype.make = make;
Story.prototype.calm = calm;

Story.prototype.tell = function (what) {
  this.listeners.forEach(function (listener) { listener(what); });
};

// The event that has the reader's attention, in the list and the figure.
Story.prototype.select = function (n, how) {
  var before = this.items[this.selected], item = this.items[n];
  if (before) before.classList.remove("tl-now");
  this.selected = item ? n : -1;
  if (item && how && how.list) {
    this.reveal(n, true);
    item.classList.add("tl-now");
    item.scrollIntoView({ behavior: calm(this.items.length > 1000), block: "start" });
    item.querySelector("a").focus({ preventScroll: true });
  }
  this.tell("select");
};

// Show an event that the filters hide, and all of what is told of it.
Story.prototype.reveal = function (n, byReader) {
  if (!this.shown[n]) {
    this.setFields({ all: "1" });
    this.apply(byReader);
  }
  this.hydrate(n);
};

Story.prototype.onClick = function (event) {
  var jump = event.target.closest(".tl-jump"), others = event.target.closest(".tl-others");
  if (jump) {
    this.selected = this.index.get(jump.closest("li").id);
    this.openFigure(true);
    this.tell("jump");
  } else if (others) {
    this.setFields(Object.assign(this.values(), { all: "1" }));
    this.widened = false;
    this.apply(true);
    this.root.querySelector(".tl-list").focus({ preventScroll: true });
  }
};
