using System.Security.Cryptography;
using System.Text;

namespace QuickAction.Core.Rendering;

/// <summary>The one style sheet of the HTML page. The page's content policy names it by its hash, so that no other style and no script can run.</summary>
internal static class HtmlStyle
{
    /// <summary>For <c>style-src</c> of a content security policy.</summary>
    public static string Hash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}";

    // Contrast is at least 7:1 for text; nothing is said by colour alone. Below 40em tables become one card a row, with each cell's heading before it.
    public const string Css = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: #1a1a1a; font: 1.0625rem/1.55 Arial, Helvetica, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
        .skip { position: absolute; left: -999em; }
        .skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: #fff; outline: 3px solid #1d4f76; z-index: 1; }
        header, main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
        header { padding-top: 2rem; }
        h1 { margin: 0 0 .75rem; font-size: 2rem; line-height: 1.2; color: #14364f; }
        h2 { margin: 2.25rem 0 .75rem; padding-top: .6rem; border-top: 1px solid #c5d0d8; font-size: 1.375rem; line-height: 1.3; color: #14364f; }
        h3 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; line-height: 1.35; color: #14364f; }
        h2, h3 { display: flex; }
        p { margin: 0 0 .75rem; }
        a { color: #1d4f76; }
        a:focus { outline: 3px solid #1d4f76; outline-offset: 2px; }
        .status { display: inline-block; margin: 0 0 1.25rem; padding: .2rem .7rem; border: 2px solid #14364f; font-weight: bold; }
        .draft { border-style: dashed; }
        .number { flex: 0 0 auto; min-width: 3.5rem; padding-right: .5rem; font-variant-numeric: tabular-nums; color: #444; }
        h2 .number, h3 .number { color: inherit; }
        ol.items { list-style: none; margin: 0; padding: 0; }
        ol.items > li { display: flex; margin: 0 0 .6rem; }
        ol.items > li > div { flex: 1 1 auto; min-width: 0; }
        ul { margin: 0 0 .75rem; padding-left: 1.4rem; }
        ul > li { margin: 0 0 .4rem; }
        .nothing { color: #444; font-style: italic; }
        .indented { padding-left: 3.5rem; }
        .lead { font-size: 1.1875rem; }
        .callout { margin: 1rem 0; padding: .75rem 1rem; border-left: 6px solid #942514; background: #faf1ef; }
        .callout p { margin: 0; }
        blockquote { margin: .5rem 0 1rem; padding: .25rem 0 .25rem 1rem; border-left: 4px solid #1d4f76; }
        blockquote p { margin: 0 0 .3rem; }
        blockquote footer { max-width: none; padding: 0; margin: 0; border: 0; font-size: .9375rem; color: #444; }
        dl { margin: 0 0 1rem; }
        dl > div { display: flex; flex-wrap: wrap; padding: .25rem 0; }
        dt { flex: 0 0 12rem; padding-right: 1rem; font-weight: bold; }
        dd { flex: 1 1 16rem; min-width: 0; margin: 0; }
        dd > span { display: block; }
        .blank { display: block; height: 1.5em; max-width: 22rem; border-bottom: 1px solid #1a1a1a; }
        table { width: 100%; margin: .5rem 0 1rem; border-collapse: collapse; font-size: 1rem; }
        th, td { padding: .5rem .6rem; border: 1px solid #9fb0bc; text-align: left; vertical-align: top; }
        th { background: #e8eef2; color: #14364f; }
        td.number { min-width: 0; white-space: nowrap; color: inherit; }
        .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        sup { font-size: .75em; line-height: 0; }
        sup a { padding: 0 .1em; }
        .unsupported { white-space: nowrap; }
        .notes { font-size: .9375rem; }
        .notes ol { padding-left: 2.5rem; margin: 0; }
        .notes li { margin: 0 0 .4rem; padding-left: .25rem; }
        :target { background: #fdf3c4; }
        body > footer { margin-top: 2.5rem; padding-top: .75rem; padding-bottom: 2rem; font-size: .9375rem; color: #444; }
        @media (max-width: 40em) {
          body { font-size: 1rem; }
          header { padding-top: 1.25rem; }
          h1 { font-size: 1.625rem; }
          dt, dd { flex-basis: 100%; }
          .number { min-width: 3rem; }
          .indented { padding-left: 3rem; }
          table, tbody, tr, td { display: block; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          tr { margin: 0 0 .75rem; border: 1px solid #9fb0bc; }
          td { border: 0; padding: .35rem .75rem; }
          td:empty { display: none; }
          td::before { content: attr(data-heading) ": "; font-weight: bold; }
        }
        @media print {
          @page { margin: 2cm; }
          body { font-size: 11pt; }
          header, main, footer { max-width: none; padding: 0; }
          .skip, .back { display: none; }
          a { color: inherit; text-decoration: none; }
          h2, h3 { break-after: avoid; }
          ol.items > li, tr, blockquote, .callout { break-inside: avoid; }
        }
        """;
}
