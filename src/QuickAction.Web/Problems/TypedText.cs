using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;

namespace QuickAction.Web.Problems;

/// <summary>
/// What somebody had typed into a form of a page that could not be taken, because their session had ended or the form was too old: shown once more, for them to copy.
/// It goes back to where it came from, and nowhere else.
/// </summary>
internal static class TypedText
{
    private const int MostBytes = 256 * 1024;
    private const int MostCharacters = 20_000;

    /// <summary>The fields that people write into; what a page has put into a form itself is of no use to them.</summary>
    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Text"] = "What it says",
        ["Owner"] = "Who does it",
        ["Due"] = "By when, as it was said",
        ["DueDate"] = "The day that this means",
        ["Name"] = "Name",
        ["Role"] = "Role",
        ["Organisation"] = "Organisation",
        ["Title"] = "Title",
        ["Date"] = "Date of the meeting",
        ["names"] = "Name of a speaker",
        ["reason"] = "Reason",
        ["why-"] = "What you found",
    }.ToFrozenDictionary();

    /// <returns>HTML; empty when nothing was typed, or it cannot be read.</returns>
    public static async Task<string> HtmlAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is not (> 0 and <= MostBytes)
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return "";
        }

        try
        {
            return Shown(await request.ReadFormAsync(request.HttpContext.RequestAborted));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or BadHttpRequestException)
        {
            return "";
        }
    }

    private static string Shown(IFormCollection form)
    {
        var html = new StringBuilder();
        var number = 0;
        foreach (var (name, values) in form)
        {
            if (Fields.GetValueOrDefault(name.StartsWith("why-", StringComparison.Ordinal) ? "why-" : name) is not { } label)
            {
                continue;
            }

            foreach (var text in values.Where(v => !string.IsNullOrWhiteSpace(v)).OfType<string>())
            {
                var shown = HtmlEncoder.Default.Encode(text.Length > MostCharacters ? text[..MostCharacters] : text);
                html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<div class=\"group\"><label for=\"kept-{number}\">{HtmlEncoder.Default.Encode(label)}</label><textarea id=\"kept-{number}\" rows=\"3\" readonly>{shown}</textarea></div>");
                number++;
            }
        }

        return number == 0 ? "" : $"<h2>What you typed</h2><p>It is not stored. Copy it before you leave this page.</p>{html}";
    }
}
