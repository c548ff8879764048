using System.Buffers;

namespace QuickAction.Core.Analysis.Grounding.Speech;

/// <summary>
/// Whether a text is worth the patterns of <see cref="InstructionLikeSpeech"/>: each of them needs one of a few words, which hardly any turn has. Reading for these is
/// many times faster than trying the patterns at every place of every turn.
/// </summary>
internal static class SpeechCues
{
    /// <summary>Letters that a pattern may take for "k", "i" or "s", as searching does not: the sign for kelvin, i with and without a dot, the long s.</summary>
    private static readonly SearchValues<char> OddLetters = SearchValues.Create("\u212A\u0130\u0131\u017F");

    private static readonly SearchValues<string> Programs = Of("ai", "a.i.", "chat", "copilot", "language model", "llm", "summari", "taking ", "transcription ", "bot", "assistant", "taker");

    private static readonly string[] OfOverriding = ["ignore", "disregard", "forget", "override", "bypass", "you are now", "instruction", "prompt"];

    private static readonly string[] OfOutput =
    [
        "json", "yaml", "xml", "markdown", "html", "the word", "the following", "your output", "your response", "your summary", "your answer", "summari", "transcri", "minut", "record", "when you",
    ];

    private static readonly SearchValues<string> Overriding = Of(OfOverriding);

    private static readonly SearchValues<string> Output = Of(OfOutput);

    private static readonly SearchValues<string> Either = Of([.. OfOverriding, .. OfOutput]);

    public static bool MayNameTheProgram(string text)
    {
        var from = 0;
        while (text.AsSpan(from).IndexOfAny(Programs) is >= 0 and var next)
        {
            var at = from + next;
            if (!IsPartOfWord(text, at))
            {
                return true;
            }

            from = at + 1;
        }

        return text.AsSpan().ContainsAny(OddLetters);
    }

    /// <summary>Whether <see cref="MayOverride"/> or <see cref="MayBeAboutOutput"/> can be true: the text is read once for both.</summary>
    public static bool MayOverrideOrBeAboutOutput(string text) => text.AsSpan().ContainsAny(Either) || text.AsSpan().ContainsAny(OddLetters);

    public static bool MayOverride(string text) => text.AsSpan().ContainsAny(Overriding) || text.AsSpan().ContainsAny(OddLetters);

    public static bool MayBeAboutOutput(string text) => text.AsSpan().ContainsAny(Output) || text.AsSpan().ContainsAny(OddLetters);

    /// <summary>"Said" and "again" have no "AI" in them.</summary>
    private static bool IsPartOfWord(string text, int at) =>
        text[at + 1] is 'i' or 'I'
        && ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (at + 2 < text.Length && char.IsLetterOrDigit(text[at + 2])));

    private static SearchValues<string> Of(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
