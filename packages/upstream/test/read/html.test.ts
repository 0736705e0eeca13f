import { describe, expect, test } from '@jest/globals';
import { headlineStatus, htmlHeadline, isHtml } from '../../src/read/html.js';

describe('html', () => {
  test.each(['<html>', '  <!DOCTYPE html>', '<!--[if IE 7]> x <![endif]--><head>'])(
    '%s is a page',
    (text) => {
      expect(isHtml(text)).toBe(true);
    },
  );

  test.each(['<think>hm</think>', '{"a":"<html>"}', 'a < b'])('%s is none', (text) => {
    expect(isHtml(text)).toBe(false);
  });

  test('its headline is its title and headings', () => {
    expect(htmlHeadline('<html><title>Oops</title><h1>502 Bad Gateway</h1>')).toBe(
      'Oops. 502 Bad Gateway',
    );
  });

  test.each([
    ['502 Bad Gateway', 502],
    ['api.example.com | 520: Web server is returning an unknown error', 520],
    ['Room 4042', undefined],
    ['Sign in', undefined],
  ])('the status in "%s" is %s', (headline, status) => {
    expect(headlineStatus(headline)).toBe(status);
  });
});
