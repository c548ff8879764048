using System.Buffers;
using System.Text;

namespace QuickAction.Core.Rendering;

/// <summary>
/// Text for HTML and XML, in elements and in quoted attributes. Input has gone through <see cref="Pages.Plain"/> or is ours, so it holds no character that
/// XML forbids.
/// </summary>
internal static class MarkupText
{
    private static readonly SearchValues<char> Active = SearchValues.Create("&<>\"'");

    public static StringBuilder Text(this StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Active); at >= 0; at = text.IndexOfAny(Active))
        {
            output.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(at + 1)..];
        }

        return output.Append(text);
    }
}
