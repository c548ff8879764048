using System.Text;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Trims a spoken sentence of filler: sounds, stumbled repeats, broken words, empty openers, words said in passing. What is kept stays in its order
/// and is never reworded; only spacing, the first capital and the last full stop are put right. Not for use by two threads at once.
/// </summary>
/// <param name="spacedPunctuation">The transcript is written as <see cref="SpacedPunctuation"/> has it.</param>
/// <param name="keepsHedges">Keeps "I think", which makes a view of what would be a fact: in a record about a person that matters.</param>
internal sealed class SpeechTrimmer(bool spacedPunctuation, bool keepsHedges = false)
{
    private readonly SpokenTokenReader _reader = new(spacedPunctuation);
    private readonly List<SpokenToken> _tokens = new(64);
    private readonly StringBuilder _text = new(256);

    /// <summary>The trimmed sentence; empty when nothing but filler was said.</summary>
    public string Trim(IReadOnlyList<SourceRange> ranges)
    {
        _reader.Read(ranges, _tokens);
        DropAsides();
        DropRepeats();
        DropBrokenWords();
        DropFalseArticles();
        DropOpeners();
        DropDanglers();
        return SpokenText.Write(_tokens, _text);
    }

    private void DropAsides()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var word = _tokens[i].Word;
            if (word == "you" && Word(i + 1) == "know" && !SpeechWords.BeforeYouKnow.Contains(Word(i - 1)) && !SpeechWords.AfterYouKnow.Contains(Word(i + 2)))
            {
                Drop(i--, 2);
            }
            else if (word is "kind" or "sort" && Word(i + 1) == "of" && i > 0 && !SpeechWords.NamesKind.Contains(Word(i - 1)) && Word(i + 2) != "thing")
            {
                Drop(i--, 2);
            }
            else if (word == "i" && Word(i + 1) == "mean" && (i > 0 || Word(i + 2) != "that"))
            {
                Drop(i--, 2);
            }
            else if (i > 0 && SpeechWords.Asides.Contains(word))
            {
                Drop(i--, 1);
            }
            else if (i > 0 && word == "like" && _tokens[i - 1].Tail == "," && _tokens[i].Pause)
            {
                // Its pauses go with it: "we should, like, move the bins".
                _tokens[i - 1] = _tokens[i - 1] with { Tail = "" };
                Drop(i--, 1);
            }
        }
    }

    /// <summary>"we we should", "it's a it's a": the last saying is kept.</summary>
    private void DropRepeats()
    {
        for (var size = 4; size >= 1; size--)
        {
            for (var i = 0; i + (2 * size) <= _tokens.Count; i++)
            {
                if (Repeats(i, size))
                {
                    Drop(i--, size);
                    i = Math.Max(i, -1);
                }
            }
        }
    }

    private bool Repeats(int at, int size)
    {
        for (var k = 0; k < size; k++)
        {
            var word = _tokens[at + k].Word;
            if (word.Length == 0 || word != _tokens[at + size + k].Word || char.IsDigit(word[0]) || SpeechWords.MayRepeat.Contains(word)
                || _tokens[at + k].EndsSentence)
            {
                return false;
            }
        }

        // Asked last: hardly anything repeats.
        return !(size == 1 ? SpeechWords.MayDouble.Contains(_tokens[at].Word) : _tokens[at + size - 1].Pause && SpeechWords.LeadsIn.Contains(Word(at - 1)));
    }

    private void DropBrokenWords()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            var word = _tokens[i].Word;
            // "pre- and post-war" is not broken off.
            var cutOff = _tokens[i].CutOff && i + 1 < _tokens.Count && Word(i + 1) is not ("and" or "or" or "to");
            var prefix = word.Length is > 0 and <= 3 && !SpeechWords.ShortWords.Contains(word) && !char.IsDigit(word[0]) && !_tokens[i].HasUpper
                && Word(i + 1).Length > word.Length && Word(i + 1).StartsWith(word, StringComparison.Ordinal);
            var lone = word.Length == 1 && char.IsAsciiLetterLower(word[0]) && word[0] is not ('a' or 'i' or 'x' or 'y' or 'z') && !_tokens[i].HasUpper
                && (i + 1 == _tokens.Count || _tokens[i + 1].AfterSound);
            if (cutOff || prefix || lone)
            {
                Drop(i--, 1);
            }
        }
    }

    /// <summary>"the I knew", "a these": an article before a word that cannot follow one was a false start.</summary>
    private void DropFalseArticles()
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            if (_tokens[i].Word is "the" or "a" or "an" && !_tokens[i + 1].HasUpper && SpeechWords.NeverAfterArticle.Contains(_tokens[i + 1].Word))
            {
                Drop(i--, 1);
            }
            else if (_tokens[i].Word is "the" or "an" && _tokens[i + 1].Word == "i")
            {
                Drop(i--, 1);
            }
        }
    }

    private void DropOpeners()
    {
        while (_tokens.Count > 1)
        {
            var word = _tokens[0].Word;
            var next = Word(1);
            var pause = _tokens[0].Pause || _tokens[1].AfterSound || SpeechWords.Openers.Contains(next);
            if (SpeechWords.Openers.Contains(word) && (pause || (!SpeechWords.OpenerBinds(word, next) && !SpeechWords.OpensWithPause.Contains(word))))
            {
                Drop(0, 1);
            }
            else if (!keepsHedges && word == "i" && SpeechWords.HedgeVerbs.Contains(next) && !(Word(2) is "so" or "not" or "about" or "of" or "in" or "for" or "like" or ""))
            {
                Drop(0, Word(2) == "that" && !(Word(3) is "is" or "was" or "would") ? 3 : 2);
            }
            else if (word == "you" && next == "see" && _tokens[1].Pause)
            {
                Drop(0, 2);
            }
            else
            {
                return;
            }
        }
    }

    private void DropDanglers()
    {
        while (_tokens.Count > 2 && !_tokens[^1].EndsSentence && SpeechWords.Danglers.Contains(_tokens[^1].Word))
        {
            Drop(_tokens.Count - 1, 1);
        }
    }

    private string Word(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Word : "";

    /// <summary>Leaves tokens out; what ended the sentence there moves to the word before.</summary>
    private void Drop(int at, int count)
    {
        var last = _tokens[at + count - 1];
        if (at > 0 && at + count == _tokens.Count && last.EndsSentence && !_tokens[at - 1].EndsSentence)
        {
            _tokens[at - 1] = _tokens[at - 1] with { Tail = last.Tail };
        }

        _tokens.RemoveRange(at, count);
    }
}
