/** Does the text begin like a page? Proxies and error pages answer HTML where JSON was asked for. */
export function isHtml(text: string): boolean {
  return /^\s{0,64}<(?:!--|!doctype html|(?:html|head|body|center|h1|title)\b)/i.test(text);
}

const HEADINGS: readonly RegExp[] = [
  /<title[^>]{0,128}>([^<]{1,256})</i,
  /<h1[^>]{0,128}>\s{0,16}([^<]{1,256})</i,
  /<pre[^>]{0,128}>([^<]{1,256})</i,
  /<p[^>]{0,128}>([^<]{1,256})</i,
];

/** What a page says of itself: its title, its first heading, Express' `<pre>`. */
export function htmlHeadline(text: string): string {
  const head = text.slice(0, 16_384);
  const found = HEADINGS.map((pattern) => pattern.exec(head)?.[1]?.trim() ?? '');
  return [...new Set(found.filter((heading) => heading !== ''))].join('. ');
}

/** The status in a headline: `502 Bad Gateway`, `example.org | 520: Web server is returning…`. */
export function headlineStatus(headline: string): number | undefined {
  const match = /(?:^|[\s|:])([45]\d{2})(?=$|[\s:.])/.exec(headline);
  return match === null ? undefined : Number(match[1]);
}
