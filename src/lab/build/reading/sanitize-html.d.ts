/** The part of sanitize-html that is used here; its own types are a package of their own. */
declare module 'sanitize-html' {
  interface Options {
    readonly allowedTags: readonly string[];
    readonly allowedAttributes: Readonly<Record<string, readonly string[]>>;
    readonly allowedStyles: Readonly<Record<string, Readonly<Record<string, readonly RegExp[]>>>>;
    readonly allowedSchemes: readonly string[];
    readonly allowedSchemesByTag: Readonly<Record<string, readonly string[]>>;
    readonly allowProtocolRelative: boolean;
  }
  function sanitizeHtml(dirty: string, options: Options): string;
  namespace sanitizeHtml {
    const defaults: { readonly allowedTags: readonly string[] };
  }
  export = sanitizeHtml;
}
