/* Search and filters. */

var KINDS = { who: ["participant", "person"], where: ["place", "place"], source: ["source", "source"] }; // lane, label

Story.prototype.buildFilter = function () {
  var story = this, form = this.root.querySelector(".tl-find"), fields = this.fields, more = form.querySelector(".tl-more");
  fields.q = form.querySelector("input");
  this.every = form.querySelector("[value=all]");
  this.only = form.querySelector("[value=key]");
  this.summary = more.firstElementChild;
  more.append(this.buildMore());
  this.clear = make("button", { type: "button", class: "tl-button tl-clear" }, this.say("reset"));
  this.clear.hidden = true;
  this.clear.addEventListener("click", function () { story.reset(); fields.q.focus(); });
  form.insertBefore(this.clear, more);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var wait = 0;
  form.addEventListener("input", function (event) {
    if (event.target === story.every || event.target === story.only) story.widened = false;
    else story.widen();
    clearTimeout(wait);
    wait = setTimeout(function () { story.apply(true); }, event.target.type === "radio" ? 0 : 120);
  });
};

Story.prototype.buildMore = function () {
  var story = this, say = this.say, rest = make("div", { class: "tl-rest" });
  function field(name, label, input) {
    var box = make("label", { class: "tl-field tl-" + name });
    box.append(make("span", {}, say(label)), input);
    story.fields[name] = input;
    rest.append(box);
  }
  function choice(name, label, values, texts) {
    var select = make("select", {});
    select.append(make("option", { value: "" }, say("all")));
    values.forEach(function (value, n) { select.append(make("option", { value: value }, texts[n])); });
    field(name, label, select);
  }
  for (var name in KINDS) {
    var lane = this.data.lanes[KINDS[name][0]];
    var texts = lane.names.map(function (text, n) { return text + " (" + lane.counts[n] + ")"; });
    if (texts.length > 1) choice(name, KINDS[name][1], lane.names, texts);
  }
  var states = this.data.status.filter(function (_, n) { return story.data.st.indexOf(n) >= 0; });
  if (states.length > 1) choice("status", "status", states, states.map(function (state) { return story.data.words.states[state]; }));
  // A date field begins with the year 1: older stories are narrowed by years.
  var kind = this.data.knots[0][0] > startOf("1") ? { type: "date" } : { type: "number", step: "1" };
  field("from", "from", make("input", kind));
  field("to", "to", make("input", kind));
  return rest;
};

// Who searches looks in all events, not only in those that an editor would keep, until the search is over.
Story.prototype.widen = function () {
  if (!this.every) return;
  var narrowed = Object.keys(this.values()).some(function (name) { return name !== "all"; });
  if (narrowed && this.only.checked && this.widened == null) this.widened = this.every.checked = true;
  else if (!narrowed && this.widened) this.reset();
};

// What the reader has asked for, by the names that the address has, too.
Story.prototype.values = function () {
  var values = {};
  for (var name in this.fields) {
    var value = this.fields[name].value.trim();
    if (value) values[name] = value;
  }
  if (this.every && this.every.checked) values.all = "1";
  return values;
};

Story.prototype.setFields = function (values) {
  for (var name in this.fields) this.fields[name].value = values[name] || "";
  this.widened = null;
  if (this.every) this[values.all ? "every" : "only"].checked = true;
};

// No search and no filter; all events only where the reader has asked for all.
Story.prototype.reset = function () {
  var all = this.widened === false && this.values().all;
  this.setFields({ all: all });
  if (all) this.widened = false;
  this.apply(true);
};

// Show what fits. `byReader`: then the address and the screen reader are told, too.
Story.prototype.apply = function (byReader) {
  var story = this, values = this.values(), tests = this.tests(values), count = 0;
  this.items.forEach(function (item, n) {
    var fits = tests.every(function (test) { return test(n); });
    story.shown[n] = fits ? 1 : 0;
    if (item.hidden === fits) item.hidden = !fits;
    count += fits;
  });
  this.periods.forEach(function (period) {
    period.hidden = !period.querySelector(".tl-events > li:not([hidden])");
  });
  this.turn++;
  this.count = count;
  var names = Object.keys(values).filter(function (name) { return name !== "all"; });
  var others = this.root.querySelector(".tl-others");
  if (others) others.hidden = !!(names.length || values.all);
  this.clear.hidden = !names.length;
  var more = names.length - (values.q ? 1 : 0);
  this.summary.textContent = this.say("more") + (more ? " (" + more + ")" : "");
  if (byReader || names.length) this.announce();
  if (byReader) this.writeAddress();
  this.tell("filter");
};

Story.prototype.announce = function () {
  var count = this.count, total = this.items.length;
  this.root.querySelector(".tl-count").textContent =
    !count ? this.say("none") : this.say(count < total ? "shown_some" : "shown", { count: count, total: total });
};

Story.prototype.tests = function (values) {
  var story = this, data = this.data, tests = [];
  if (values.q) {
    var words = fold(values.q).split(/\s+/), texts = this.searchable();
    tests.push(function (n) {
      return words.every(function (word) { return texts[n].indexOf(word) >= 0; });
    });
  }
  Object.keys(KINDS).forEach(function (name) {
    var lane = data.lanes[KINDS[name][0]], wanted = values[name] ? lane.names.indexOf(values[name]) : -1;
    if (wanted >= 0) tests.push(function (n) { return lane.of[n].indexOf(wanted) >= 0; });
  });
  if (values.status) {
    var state = String(data.status.indexOf(values.status));
    tests.push(function (n) { return data.st[n] === state; });
  }
  var low = startOf(values.from), high = endOf(values.to);
  if (low != null) {
    tests.push(function (n) { return data.s[n] != null && data.s[n] + data.d[n] > low; });
  }
  if (high != null) {
    tests.push(function (n) { return data.s[n] != null && data.s[n] < high; });
  }
  if (this.every && !values.all) tests.push(function (n) { return story.key.has(n); });
  return tests;
};

// Every event's words, looked up once, without those of its links to others; in a brief list as far as they are at hand.
Story.prototype.searchable = function () {
  var story = this;
  if (!this.texts) {
    this.texts = this.items.map(function (item) {
      var parts = listed(item.children).filter(function (part) { return part.className !== "tl-rel"; });
      return fold(parts.map(function (part) { return part.textContent; }).join(" "));
    });
    this.chunks.forEach(function (chunk) {
      if (story.opened.has(chunk)) return;
      var known = chunk.dataset.src ? story.textOf(chunk) : null;
      if (known) known.then(function (html) { story.addTexts(chunk, html); story.apply(false); }).catch(function () {});
      else story.addTexts(chunk, chunk.textContent);
    });
  }
  return this.texts;
};

Story.prototype.addTexts = function (chunk, html) {
  var texts = this.texts, from = +chunk.dataset.from;
  html.split(/<\/div>\s*/).forEach(function (part, i) {
    if (from + i < texts.length) texts[from + i] += " " + fold(part.replace(/<p class="tl-rel">.*?<\/p>|<[^>]*>/g, " ").replace(/&#39;/g, "'").replace(/&amp;/g, "&"));
  });
};
