// Files chosen for upload: those that the server would not take are named at once, with the reason; the others go on.
(() => {
  "use strict";
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  function refusal(file, told) {
    const { largest, types, large, strange } = told.dataset;
    const megabytes = (bytes) => Math.ceil(bytes / 2 ** 20).toLocaleString("vi");
    if (!types.split(" ").some((type) => file.name.toLowerCase().endsWith(type))) return filled(strange, { name: file.name, types: types.split(" ").join(", ") });
    if (file.size > Number(largest)) return filled(large, { name: file.name, size: megabytes(file.size), mb: megabytes(Number(largest)) });
    return "";
  }

  // The files that may be sent; why the others are not stands above the upload box.
  function sifted(files) {
    const told = document.getElementById("tl-refused");
    const { most, many } = told.dataset;
    let fine = 0;
    const reasons = files.map((file) => refusal(file, told) || (++fine > Number(most) ? filled(many, { name: file.name, n: most }) : ""));
    told.replaceChildren(...reasons.filter(Boolean).map((reason) => Object.assign(document.createElement("li"), { className: "tl-bad", textContent: "✗ " + reason })));
    const kept = new DataTransfer();
    files.filter((_, i) => !reasons[i]).forEach((file) => kept.items.add(file));
    return kept.files;
  }

  let sifting = true;
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!sifting || !input.matches?.("#tl-upload input[type=file]")) return;
    const kept = sifted([...input.files]);
    if (kept.length === input.files.length) return;
    input.files = kept;
    if (!kept.length) event.stopPropagation();
  }, true);

  document.addEventListener("drop", (event) => {
    const box = event.target.closest?.("#tl-upload"), input = box?.querySelector("input[type=file]");
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (!input || !dropped.length) return;
    const kept = sifted(dropped);
    if (kept.length === dropped.length) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.dispatchEvent(new DragEvent("dragleave", { bubbles: true }));
    if (!kept.length) return;
    input.files = kept;
    sifting = false;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    sifting = true;
  }, true);
})();
