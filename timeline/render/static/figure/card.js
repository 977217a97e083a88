/* The card that shows an event's quotation. */

Figure.prototype.showCard = function (n) {
  var figure = this, story = this.story, item = story.items[n], make = this.make;
  if (!item) return;
  var filled = function () {
    var card = figure.card, quote = item.querySelector("blockquote"), meta = item.querySelector(".tl-meta");
    var go = make("a", { href: item.querySelector("a").getAttribute("href"), class: "tl-go" }, figure.say("read"));
    go.addEventListener("click", function (event) { event.preventDefault(); figure.toList(n); });
    var when = item.firstElementChild.cloneNode(true);
    when.querySelectorAll("button").forEach(function (button) { button.remove(); });
    when.className = "tl-card-when";
    card.replaceChildren(when, make("p", { class: "tl-card-label" }, item.querySelector("a").textContent));
    if (meta) card.append(meta.cloneNode(true));
    if (quote) card.append(quote.cloneNode(true));
    card.append(go);
    card.hidden = false;
    figure.putCard(n);
  };
  story.hydrate(n).then(filled);
  if (!story.chunks.length) filled();
};

Figure.prototype.putCard = function (n) {
  var spot = this.layout && this.spot(n), card = this.card;
  var x = spot ? spot.x : this.width / 2, y = spot ? spot.y + TOP : this.height / 2;
  var wide = card.offsetWidth, tall = card.offsetHeight, beside = this.width > 1.8 * wide;
  // Beside the mark, so that its arrows stay in sight; on a narrow screen below or above it.
  var left = beside ? (x - wide - 22 >= 0 ? x - wide - 22 : x + 22) : Math.min(Math.max(x - wide / 2, 0), this.width - wide);
  var top = beside ? Math.max(0, Math.min(y - 40, this.height - tall)) : y < this.height / 2 ? y + 18 : y - tall - 18;
  card.style.left = left + "px";
  card.style.top = top + "px";
};

Figure.prototype.hideCard = function () {
  this.card.hidden = true;
  this.card.replaceChildren();
};
