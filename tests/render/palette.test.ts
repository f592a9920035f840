import { describe, expect, it } from 'vitest';
import { darken } from '../../src/render/palette.ts';

describe('a colour that a study chooses', () => {
  it('stays as it is where it can be read', () => {
    expect(darken('#0b5c6b', 4.5)).toBe('#0b5c6b');
  });

  it.each(['#ffcc00', '#ffffff', '#7fd1ae'])('is made darker until it can be read: %s', (color) => {
    const darker = darken(color, 4.5);
    expect(darker).toMatch(/^#[0-9a-f]{6}$/);
    expect(darker).not.toBe(color);
    // Darker still would be a darker colour for a higher contrast: the function stops as soon as it is enough.
    expect(darken(darker, 4.5)).toBe(darker);
  });
});
