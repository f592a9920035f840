import { createHash } from 'node:crypto';

/** Returns a script as it is embedded: what would end or hide its element is escaped; line ends are as a browser reads them. */
export function embeddable(script: string): string {
  return script
    .replace(/\r\n?/g, '\n')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--');
}

/** Returns the source expression of a content security policy that allows exactly this inline script. */
export function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
