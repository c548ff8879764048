using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>The tokens of one sentence as patterns see them. Positions are those of the talk.</summary>
internal readonly ref struct PhraseText(ReadOnlySpan<Token> tokens, ReadOnlySpan<int> ids, int first)
{
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private readonly ReadOnlySpan<int> _ids = ids;

    public int First => first;
    public int End => first + _tokens.Length;

    public int Id(int at) => _ids[at - first];

    public bool IsEdge(int at, Edge edge) => edge switch
    {
        Edge.Clause => at == End - 1 || (at >= first && _tokens[at - first].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)),
        Edge.Sentence => at == End - 1,
        _ => true,
    };
}
