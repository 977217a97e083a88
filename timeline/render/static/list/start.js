/* Each story on the page begins. */

var stories = window.tlStories = window.tlStories || [];
listed(document.querySelectorAll(".tl-root")).forEach(function (root) {
  if (root.tlStarted || !root.querySelector(".tl-data")) return;
  root.tlStarted = true;
  var story = new Story(root);
  stories.push(story);
  story.start();
});
