// @ts-check
// Dark or light: as the reader's system is, until the reader chooses. The choice is a cookie, so that pages come in the right colours at once.

/** What the page looks like now. @returns {"dark" | "light"} */
export function look() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "dark" || chosen === "light") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Turns dark into light and back. */
export function toggleLook() {
  const next = look() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  document.cookie = `illuminate-look=${next}; path=/; max-age=31536000; samesite=strict`;
}
