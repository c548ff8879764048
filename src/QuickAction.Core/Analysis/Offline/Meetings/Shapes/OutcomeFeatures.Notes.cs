using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Shapes;

/// <summary>What only notes are told by, facts and risks: ills by their kind, what follows from what, numbers and what they count.</summary>
internal sealed partial class OutcomeFeatures
{
    private void AddNotes(TalkSentence sentence, SentenceFacts facts, List<int> features)
    {
        var (ills, ahead, condition) = (0, 0, -1);
        var (numbers, isNumber) = (0, false);
        foreach (var token in _reading.Talk.TokensOf(sentence))
        {
            var word = _words.Of(token.Word);
            if (word.Ill >= 0)
            {
                ills++;
                Add(features, Feature.IllKind, word.Ill);
            }

            ahead += (word.Note & NoteWord.Ahead) != 0 ? 1 : 0;
            condition = condition < 0 && (word.Note & NoteWord.Condition) != 0 ? _book.Atom(token.Word) : condition;
            var counts = (word.Note & NoteWord.Number) != 0;
            numbers += counts && !isNumber ? 1 : 0;
            if (!counts && isNumber)
            {
                Add(features, Feature.NumberBy, _book.Atom(token.Word));
            }

            isNumber = counts || (isNumber && token.Word is "and" or "point");
        }

        Number(features, Feature.Numbers, numbers, 3);
        if (ills > 0)
        {
            Number(features, Feature.Ill, ills, 4);
            Add(features, Feature.IllAhead, _numbers[Math.Min(MostCounted, ills)], _numbers[Math.Min(MostCounted, ahead)]);
            if (facts.Main is { } main)
            {
                Add(features, Feature.IllMain, SubjectOf(main), TenseOf(main));
            }
        }

        if (condition >= 0)
        {
            Add(features, Feature.IfThen, condition, _numbers[Math.Min(MostCounted, ahead)]);
            Add(features, Feature.IfIll, condition, _numbers[Math.Min(MostCounted, ills)]);
        }
    }
}
