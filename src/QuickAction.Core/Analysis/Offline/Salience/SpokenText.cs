using System.Text;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Writes the tokens that were kept as one sentence: spaces, the first capital and the last full stop put right, no word changed.</summary>
internal static class SpokenText
{
    public static string Write(IReadOnlyList<SpokenToken> tokens, StringBuilder text)
    {
        text.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i > 0 && tokens[i - 1].Tail != "-" && !(token.Clitic && tokens[i - 1].Tail.Length == 0))
            {
                text.Append(' ');
            }

            text.Append(token.Head);
            text.Append(token.Letters);
            text.Append(i == tokens.Count - 1 ? LastTail(token.Tail) : token.Tail);
        }

        if (text.Length > 0 && char.IsLower(text[0]))
        {
            text[0] = char.ToUpperInvariant(text[0]);
        }

        return text.ToString();
    }

    private static string LastTail(string tail) => tail switch
    {
        "" or "," or ";" or ":" or " -" or "-" or " \u2013" or " \u2014" or "..." or "\u2026" or "_" => ".",
        _ when tail.AsSpan().IndexOfAny('.', '?', '!') >= 0 => tail,
        _ => tail + ".",
    };
}
