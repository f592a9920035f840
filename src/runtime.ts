/** The oldest Node that casedeck runs on. Nothing newer than ES 2023 may be used; `lib` in tsconfig.json sees to that. */
export const oldestNode = '20.19';

/** Whether casedeck runs on a Node of that version, e.g. "24.21.0". */
export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
