using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>Reads a talk as units. Talk that was transcribed without full stops is cut at pauses, so that no item runs on for a page.</summary>
internal sealed class TalkUnitReader(Talk talk)
{
    private const int LongestUnit = 45;
    private const int ShortestPiece = 12;

    /// <summary>At the end of a turn, so few words with a speaker's name hand over to them.</summary>
    private const int WordsOfHandover = 4;

    /// <summary>Among the first sentences one that names several who are there introduces them.</summary>
    private const int Opening = 30;

    private readonly SpokenNames _names = new(talk);
    private readonly TalkSigns _signs = new();

    public IReadOnlyList<TalkUnit> Read(CancellationToken cancellationToken)
    {
        var units = new List<TalkUnit>(talk.Sentences.Length);
        foreach (var sentence in talk.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = sentence.First;
            while (first < sentence.End)
            {
                var end = CutAfter(first, sentence.End);
                units.Add(Unit(units.Count > 0 ? units[^1] : null, units.Count, sentence, first, end));
                first = end;
            }
        }

        return units;
    }

    private TalkUnit Unit(TalkUnit? before, int index, TalkSentence sentence, int first, int end)
    {
        var turn = talk.TurnOf(sentence);
        var words = talk.Tokens[first..end];
        var citations = talk.Cite(first, end);
        var text = citations.Count == 1 ? citations[0].Quote : string.Join(' ', citations.Select(c => c.Quote));
        var signs = _signs.Of(text);
        var handsOver = sentence.Index == turn.EndSentence - 1 && words.Length <= WordsOfHandover && _names.Others(turn.Speaker, words) > 0;
        return new TalkUnit
        {
            Index = index,
            Turn = turn,
            Citations = citations,
            Text = text,
            Words = words.Length,
            Matter = Matter(words),
            IsQuestion = sentence.IsQuestion,
            IsPrompt = sentence.IsQuestion || handsOver || (signs & TalkSign.Invites) != 0,
            IsIntroduction = _names.NameItself(turn.Speaker, words)
                || (index < Opening && _names.Others(turn.Speaker, words) > 1)
                || (before is { IsIntroduction: true } && before.Turn.Index == turn.Index && GoesOn(words)),
            Signs = signs,
        };
    }

    /// <summary>"Leanne. I'm Tyler's mum.", "Um, Kelly. Mum."</summary>
    private static bool GoesOn(ReadOnlySpan<Token> words) => words.Length <= WordsOfHandover || (words[0].Word == "i" && words[1].Word == "am" && words.Length <= 2 * WordsOfHandover);

    private static int Matter(ReadOnlySpan<Token> words)
    {
        var matter = 0;
        foreach (var word in words)
        {
            var counts = word.Word.Length > 2 || char.IsDigit(word.Word[0]);
            matter += counts && !StopWords.Has(word.Word) && !SpeechWords.Sounds.Contains(word.Word) ? 1 : 0;
        }

        return matter;
    }

    /// <summary>The end of the piece that begins at a token: the sentence's end, or the last pause before the piece grows too long.</summary>
    private int CutAfter(int first, int end)
    {
        if (end - first <= LongestUnit)
        {
            return end;
        }

        var joining = 0;
        for (var at = first + LongestUnit - 1; at >= first + ShortestPiece; at--)
        {
            if (talk.Tokens[at].Is(TokenMarks.ClauseEnd))
            {
                return at + 1;
            }

            joining = joining == 0 && Joins(talk.Tokens[at].Word) ? at : joining;
        }

        return joining > 0 ? joining : first + LongestUnit;
    }

    private static bool Joins(string word) => word is "and" or "but" or "so" or "because" or "then";
}
