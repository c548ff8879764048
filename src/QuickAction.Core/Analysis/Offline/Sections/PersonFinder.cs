using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>
/// Finds the person whom the meeting is about among those who gave no role, because nobody introduces themselves as that: in a conversation they
/// give most of the answers; in a larger meeting the others speak of them by name. When neither shows it, nobody is taken for them.
/// </summary>
internal sealed class PersonFinder(Talk talk, Dictionary<string, string> groups)
{
    /// <summary>A conversation: the assessor, the person, and a few who came along.</summary>
    private const int MostInConversation = 5;
    private const double ShareOfAnswers = 0.4;
    private const double ShareOfQuestions = 0.5;
    private const int FewestQuestions = 5;
    private const int FewestMentions = 4;

    private readonly Dictionary<string, int> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _mentions = new(StringComparer.Ordinal);

    public void Find()
    {
        Count();
        if (!groups.ContainsValue(SpeakerGroups.Professional))
        {
            TakeAskerForProfessional();
        }

        if (groups.ContainsValue(SpeakerGroups.Person))
        {
            return;
        }

        var unknown = _questions.Keys.Where(s => !groups.ContainsKey(s)).ToList();
        var person = Answering(unknown) ?? Mentioned(unknown);
        if (person is not null)
        {
            groups[person] = SpeakerGroups.Person;
        }
    }

    private void TakeAskerForProfessional()
    {
        var asker = _questions.OrderByDescending(q => q.Value).ThenBy(q => q.Key, StringComparer.Ordinal).FirstOrDefault();
        if (asker.Value >= FewestQuestions && asker.Value >= ShareOfQuestions * _questions.Values.Sum() && !groups.ContainsKey(asker.Key))
        {
            groups[asker.Key] = SpeakerGroups.Professional;
        }
    }

    private string? Answering(List<string> unknown)
    {
        if (_questions.Count > MostInConversation || !groups.ContainsValue(SpeakerGroups.Professional))
        {
            return null;
        }

        var most = unknown.OrderByDescending(s => _answers.GetValueOrDefault(s)).ThenBy(s => s, StringComparer.Ordinal).FirstOrDefault();
        return most is not null && _answers.GetValueOrDefault(most) >= ShareOfAnswers * Math.Max(1, _answers.Values.Sum()) ? most : null;
    }

    private string? Mentioned(List<string> unknown)
    {
        var most = unknown.OrderByDescending(s => _mentions.GetValueOrDefault(s)).ThenBy(s => s, StringComparer.Ordinal).FirstOrDefault();
        var times = most is null ? 0 : _mentions.GetValueOrDefault(most);
        var others = _questions.Keys.Where(s => s != most).Select(s => _mentions.GetValueOrDefault(s)).DefaultIfEmpty().Max();
        return times >= FewestMentions && times >= 2 * others ? most : null;
    }

    private void Count()
    {
        var byName = talk.Turns.ToArray().Select(t => t.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(s => SpeakerName.Parts(s).Count > 0)
            .GroupBy(s => SpeakerName.Parts(s)[0], StringComparer.Ordinal)
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        string? askedBy = null;
        foreach (var turn in talk.Turns)
        {
            if (turn.Speaker is not { } speaker)
            {
                continue;
            }

            var asks = false;
            foreach (var sentence in talk.Sentences[turn.FirstSentence..turn.EndSentence])
            {
                asks |= sentence.IsQuestion;
                Mentions(sentence, speaker, byName);
            }

            _questions[speaker] = _questions.GetValueOrDefault(speaker) + (asks ? 1 : 0);
            if (askedBy is not null && askedBy != speaker)
            {
                _answers[speaker] = _answers.GetValueOrDefault(speaker) + 1;
            }

            askedBy = asks ? speaker : null;
        }
    }

    /// <summary>Counts who is spoken of; being spoken to ("Kwame, what can you put in?") is no mention.</summary>
    private void Mentions(TalkSentence sentence, string by, Dictionary<string, string> byName)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var token = talk.Tokens[at];
            var aside = token.Is(TokenMarks.ClauseStart) && token.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd);
            if (!aside && token.Is(TokenMarks.Capital) && byName.TryGetValue(token.Word, out var named) && named != by)
            {
                _mentions[named] = _mentions.GetValueOrDefault(named) + 1;
            }
        }
    }
}
