/** Returns the letter of the note with that index: "a" for 0, "z" for 25, "aa" for 26. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
