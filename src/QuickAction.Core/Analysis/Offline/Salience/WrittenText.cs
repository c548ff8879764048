using System.Text;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Written text as it stands, on one line: runs of white space become one space, the tab between the cells of a table row a bar.</summary>
internal static class WrittenText
{
    public static string Tidy(ReadOnlySpan<char> text)
    {
        var tidy = new StringBuilder(text.Length);
        var space = false;
        var cell = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = tidy.Length > 0;
                cell |= space && c == '\t';
            }
            else
            {
                tidy.Append(cell ? " | " : space ? " " : "").Append(c);
                space = cell = false;
            }
        }

        return tidy.ToString();
    }
}
