/* The figure's place in the page. */

Story.prototype.prepareFigure = function () {
  var story = this, place = this.root.querySelector(".tl-figure");
  if (!place) return;
  var box = this.box = place.querySelector(".tl-chart");
  this.status = box.querySelector(".tl-wait");
  // A frame that its host has not laid out yet has no width: then it is asked for again before the first paint.
  function fold() { box.open = story.root.getBoundingClientRect().width >= 640; }
  fold();
  box.setAttribute("data-set", "");
  box.addEventListener("toggle", function () { if (box.open) story.openFigure(false); });
  // The list is on the screen first; then the figure comes: at once where the reader is near it, else in an idle moment.
  function come() {
    story.near = true;
    if (box.open) story.openFigure(false);
  }
  function idle() {
    (window.requestIdleCallback || window.setTimeout)(come, { timeout: 2000 });
  }
  var unlaid = !this.root.getBoundingClientRect().width;
  window.requestAnimationFrame(function () {
    if (unlaid) fold();
    setTimeout(function () {
      var watch = new IntersectionObserver(function (seen) {
        if (!seen.some(function (entry) { return entry.isIntersecting; })) return;
        watch.disconnect();
        come();
      }, { rootMargin: "300px" });
      watch.observe(place);
      if (document.readyState === "complete") idle();
      else window.addEventListener("load", idle);
    }, 0);
  });
};

Story.prototype.openFigure = function (insist) {
  var story = this;
  if (!this.box) return;
  if (insist) this.box.open = true;
  if (!this.box.open || this.figure || !(this.near || insist)) return;
  this.figure = load().then(function () {
    story.status.hidden = true;
    return window.tlFigure(story);
  }).then(function () {
    story.ready = true;
    performance.mark("timeline-ready");
    story.root.setAttribute("data-figure", "ready");
    story.watchPeriods(function (period) {
      period.querySelectorAll("li").forEach(function (item) { story.addJump(item); });
    });
  }).catch(function (error) {
    story.status.textContent = story.say("failed");
    story.status.hidden = false;
    window.setTimeout(function () { throw error; });
  });
};

// A way from each dated event of the list to its mark; in a brief list where the event is open.
Story.prototype.addJump = function (item) {
  var n = this.index.get(item.id);
  if (this.data.s[n] == null || item.querySelector(".tl-jump") || (this.chunks.length && item.children.length < 3)) return;
  var label = this.say("jump");
  item.firstElementChild.append(" ", make("button", { type: "button", class: "tl-jump", "aria-label": label + ": " + item.querySelector("a").textContent, title: label }));
};
