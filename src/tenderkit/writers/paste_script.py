"""What the page to paste from does by itself, where its script may run: buttons that copy, and ticks that stay."""

# What is copied is given word for word in the event, so that neither the page's own look nor its buttons come along. The old
# command also works for a page that is opened as a file, and asks for no leave. Word draws no lines in a table without a border.
PASTE_SCRIPT = """
const main = document.querySelector("main");
const ticks = [...document.querySelectorAll(".tick input")];
const progress = document.getElementById("klart");

function select(place) {
  const range = document.createRange();
  range.selectNodeContents(place);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

function copied(place, formatted) {
  const blocks = [...place.querySelectorAll(".copy")];
  const lined = '<table border="1" cellspacing="0" cellpadding="4">';
  const rich = blocks.map((block) => block.innerHTML).join("").replaceAll("<table>", lined);
  let given = false;
  const give = (event) => {
    event.preventDefault();
    if (formatted) event.clipboardData.setData("text/html", rich);
    event.clipboardData.setData("text/plain", blocks.map((block) => block.dataset.plain).join("\\n\\n"));
    given = true;
  };
  select(place);
  document.addEventListener("copy", give);
  const done = document.execCommand("copy") && given;
  document.removeEventListener("copy", give);
  if (done) getSelection().removeAllRanges();
  return done;
}

for (const tools of document.querySelectorAll(".tools")) {
  const answer = tools.querySelector("[role=status]");
  tools.hidden = false;
  for (const button of tools.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      document.querySelectorAll(".tools [role=status]").forEach((each) => { each.textContent = ""; });
      const done = copied(document.getElementById(tools.dataset.place), button.dataset.as === "formatted");
      answer.textContent = done ? main.dataset.copied : main.dataset.failed;
    });
  }
}

function kept() {
  try {
    const read = JSON.parse(localStorage.getItem(main.dataset.ticks));
    return Array.isArray(read) ? read : [];
  } catch { return []; }
}

function keep() {
  const ticked = ticks.filter((tick) => tick.checked);
  progress.textContent = main.dataset.progress.replace("#", ticked.length).replace("#", ticks.length);
  try {
    localStorage.setItem(main.dataset.ticks, JSON.stringify(ticked.map((tick) => tick.value)));
  } catch { progress.textContent += " " + main.dataset.unkept; }
}

const before = new Set(kept());
ticks.forEach((tick) => { tick.checked = before.has(tick.value); tick.addEventListener("change", keep); });
keep();
"""
