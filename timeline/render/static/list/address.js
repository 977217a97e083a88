/* The address. */

// "#tl-E5" is an event; "#tl?q=pier&rows=place" a view. Other anchors of a host's page are left alone.
Story.prototype.readAddress = function () {
  var hash = decode(window.location.hash.slice(1)), mark = this.id + "?";
  if (this.index.has(hash)) {
    var n = this.index.get(hash), hidden = !this.shown[n];
    this.reveal(n, false);
    if (hidden) this.items[n].scrollIntoView(); // the browser could not, as it was not there
    this.selected = n;
    this.tell("select");
  } else if (hash.indexOf(mark) === 0) {
    var values = {}, raw = window.location.hash.slice(1);
    new URLSearchParams(raw.slice(raw.indexOf("?") + 1)).forEach(function (value, name) { values[name] = value; });
    this.setFields(values);
    this.extra = {};
    if (values.rows) this.extra.rows = values.rows;
    if (values.view) this.extra.view = values.view;
    if (values.who || values.where || values.source || values.status || values.from || values.to) {
      this.root.querySelector(".tl-more").open = true;
    }
    this.apply(false);
    this.tell("view");
  }
};

Story.prototype.writeAddress = function () {
  var values = Object.assign(this.values(), this.extra), query = new URLSearchParams(values).toString();
  var hash = query ? "#" + encodeURIComponent(this.id) + "?" + query : "";
  var others = decode(window.location.hash.slice(1)), mine = others === "" || others.indexOf(this.id + "?") === 0 || this.index.has(others);
  if (!mine) return;
  try {
    window.history.replaceState(window.history.state, "", hash || window.location.pathname + window.location.search);
  } catch (error) { /* a frame without an origin may not */ }
};
