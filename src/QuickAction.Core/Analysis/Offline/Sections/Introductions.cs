using System.Text;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>
/// Hears how people are introduced: by their label ("Joy Mensah (Health Visitor)"), by themselves ("I'm Joy, I'm the health visitor"), by others
/// ("and Eddie, who's our OT"; "his daughter, Jasbir"). Only such places count: a role that is merely talked about is nobody's.
/// </summary>
internal sealed class Introductions
{
    private const int OwnTurns = 3;
    private const int WordsOfRole = 16;

    /// <summary>Characters; a speaker who goes on about themselves has said who they are.</summary>
    private const int MostHeard = 600;
    private const int WordsBeforeName = 3;
    private const int OpeningSentences = 150;
    private static readonly HashSet<string> AfterName = new(StringComparer.Ordinal) { "who", "our", "the", "from", "is", "your", "his", "her", "my", "their", "as" };
    private static readonly HashSet<string> AfterIAm = new(StringComparer.Ordinal) { "a", "an", "the", "from", "with", "your", "his", "her", "their", "our", "one", "also", "here", "just", "new", "independent" };

    private readonly Talk _talk;
    private readonly Dictionary<string, StringBuilder> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.Ordinal);
    private readonly PhraseMatcher _roles = new([.. RoleWords.Family, .. RoleWords.Professional]);

    private Introductions(Talk talk) => _talk = talk;

    /// <summary>By label: the label itself and the words of role that were heard of its speaker.</summary>
    public static Dictionary<string, string> Find(Talk talk)
    {
        var reader = new Introductions(talk);
        reader.Labels();
        reader.OfThemselves();
        reader.OfOthers();
        return reader._said.ToDictionary(s => s.Key, s => s.Value.ToString(), StringComparer.Ordinal);
    }

    private void Labels()
    {
        foreach (var turn in _talk.Turns)
        {
            if (turn.Speaker is not { } speaker || _said.ContainsKey(speaker))
            {
                continue;
            }

            _said[speaker] = new StringBuilder(speaker).Append(". ");
            foreach (var part in SpeakerName.Parts(speaker))
            {
                if (!_byName.TryGetValue(part, out var bearers))
                {
                    _byName[part] = bearers = [];
                }

                bearers.Add(speaker);
            }
        }
    }

    private void OfThemselves()
    {
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var turn in _talk.Turns)
        {
            if (turn.Speaker is not { } speaker || (turns[speaker] = turns.GetValueOrDefault(speaker) + 1) > OwnTurns)
            {
                continue;
            }

            var named = false;
            var name = SpeakerName.Parts(speaker);
            foreach (var sentence in _talk.Sentences[turn.FirstSentence..turn.EndSentence])
            {
                var role = OwnName(sentence, name);
                named |= role >= 0;
                role = role >= 0 ? role : IAm(sentence);

                // "Um, Kelly-Ann. Mum."
                role = role < 0 && named && sentence.Length <= 3 ? sentence.First : role;
                if (role >= 0)
                {
                    Hear(speaker, role, Math.Min(sentence.End, role + WordsOfRole));
                }
            }
        }
    }

    /// <summary>The token from which a sentence with the speaker's own given name tells their role; people say their own name only to introduce themselves. -1 for none.</summary>
    private int OwnName(TalkSentence sentence, IReadOnlyList<string> name)
    {
        if (name is not [var given, ..])
        {
            return -1;
        }

        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (_talk.Tokens[at].Word == given && _talk.Tokens[at].Is(TokenMarks.Capital))
            {
                // "Detective Sergeant Priti Chauhan, ..." begins with the role.
                return at - sentence.First <= WordsBeforeName ? sentence.First : at + 1;
            }
        }

        return -1;
    }

    private int IAm(TalkSentence sentence)
    {
        for (var at = sentence.First; at < Math.Min(sentence.End - 2, sentence.First + 6); at++)
        {
            var next = _talk.Tokens[at + 2];
            if (_talk.Tokens[at].Word == "i" && _talk.Tokens[at + 1].Word == "am" && (AfterIAm.Contains(next.Word) || next.Is(TokenMarks.Capital)))
            {
                return at + 2;
            }
        }

        return -1;
    }

    private void OfOthers()
    {
        foreach (var sentence in _talk.Sentences[..Math.Min(OpeningSentences, _talk.Sentences.Length)])
        {
            var by = _talk.TurnOf(sentence).Speaker;
            for (var at = sentence.First; at < sentence.End; at++)
            {
                if (!_talk.Tokens[at].Is(TokenMarks.Capital) || !_byName.TryGetValue(_talk.Tokens[at].Word, out var bearers))
                {
                    continue;
                }

                // A name that two speakers bear introduces neither.
                if (bearers is [var speaker] && speaker != by)
                {
                    Before(speaker, sentence, at);
                    After(speaker, sentence, at);
                }
            }
        }
    }

    /// <summary>"his daughter, Jasbir", "social worker Tom".</summary>
    private void Before(string speaker, TalkSentence sentence, int name)
    {
        var first = Math.Max(sentence.First, name - 3);
        var text = Text(first, name);
        if (LongestHits.Of(_roles.Find(text)) is [.., var last] && last.End >= text.TrimEnd(' ', ',').Length)
        {
            Hear(speaker, first, name);
        }
    }

    /// <summary>"Eddie Quill, who's the occupational therapist", "Priya from health".</summary>
    private void After(string speaker, TalkSentence sentence, int name)
    {
        var at = name + 1;
        while (at < sentence.End && _byName.ContainsKey(_talk.Tokens[at].Word))
        {
            at++;
        }

        // "Eddie's our OT": after a name "'s" may be "is".
        at += at < sentence.End && _talk.Tokens[at].Word == "'s" ? 1 : 0;
        if (at >= sentence.End || !AfterName.Contains(_talk.Tokens[at].Word))
        {
            return;
        }

        var end = at + 1;
        while (end < sentence.End && end < at + 8 && !_byName.ContainsKey(_talk.Tokens[end].Word))
        {
            end++;
        }

        // "Alfie's the one that his nan worries about" names a role, but not as his.
        if (LongestHits.Of(_roles.Find(Text(at, end))) is [{ Word: <= 5 }, ..])
        {
            Hear(speaker, at, end);
        }
    }

    private void Hear(string speaker, int first, int end)
    {
        if (first < end && _said[speaker].Length < MostHeard)
        {
            _said[speaker].Append(Text(first, end)).Append(". ");
        }
    }

    private string Text(int first, int end) => first < end ? string.Join(' ', _talk.Cite(first, end).Select(c => c.Quote)) : "";
}
