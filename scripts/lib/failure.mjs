/** Something the person at the keyboard can mend: a sentence for what happened and one for the remedy. Shown without a stack. */
export class Failure extends Error {
  constructor(what, remedy = "") {
    super([what, remedy].filter(Boolean).join(" "));
    this.name = "Failure";
  }
}
