// @ts-check
// The list of notebooks: nothing but its look.
import { toggleLook } from "./look.js";

document.querySelector("[data-do=look]")?.addEventListener("click", toggleLook);
