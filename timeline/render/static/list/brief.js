/* Long lists: they come with dates and labels alone; the rest of each part waits as text. */

Story.prototype.openBrief = function () {
  var story = this;
  this.chunks = listed(this.root.querySelectorAll(".tl-chunk"));
  if (!this.chunks.length) return;
  this.size = this.chunks.length > 1 ? +this.chunks[1].dataset.from : this.items.length;
  // First the period comes near the screen, then one of its events: a long year is not opened at once.
  var near = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      near.unobserve(entry.target);
      story.hydrate(story.index.get(entry.target.id));
    });
  }, { rootMargin: "200px" });
  this.watchPeriods(function (period) {
    period.querySelectorAll("li").forEach(function (item) { near.observe(item); });
  });
};

// Do something to each period when the reader first comes near it.
Story.prototype.watchPeriods = function (task) {
  var watch = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      watch.unobserve(entry.target);
      task(entry.target);
    });
  }, { rootMargin: "400px" });
  this.periods.forEach(function (period) { watch.observe(period); });
};

Story.prototype.hydrate = function (n) {
  var story = this, chunk = this.chunks[Math.floor(n / this.size)];
  if (!chunk || this.opened.has(chunk)) return Promise.resolve();
  this.opened.add(chunk);
  return this.textOf(chunk).then(function (html) {
    var holder = document.createElement("template");
    holder.innerHTML = html;
    listed(holder.content.children).forEach(function (part, i) {
      var item = story.items[+chunk.dataset.from + i];
      if (!item) return;
      item.append.apply(item, part.childNodes);
      if (story.ready) story.addJump(item);
    });
    story.tell("hydrated");
  }).catch(function () { story.opened.delete(chunk); });
};

Story.prototype.textOf = function (chunk) {
  var from = chunk.dataset.from;
  if (!chunk.dataset.src) return Promise.resolve(chunk.textContent);
  return fromAddress(chunk.dataset.src).then(function () { return window.tlChunks[from]; });
};
