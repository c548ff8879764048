namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>
/// Tells a field's instruction from its result. A field that never says where its result begins hides nothing: only the result of a field within
/// another's instruction is dropped, since it is part of that instruction.
/// </summary>
internal sealed class WordFields
{
    private const int Deepest = 64;
    private readonly List<bool> _isInResult = [];

    public bool IsInInstruction
    {
        get
        {
            for (var i = 0; i < _isInResult.Count - 1; i++)
            {
                if (!_isInResult[i])
                {
                    return true;
                }
            }

            return false;
        }
    }

    public void Mark(string? type)
    {
        switch (type)
        {
            case "begin" when _isInResult.Count < Deepest:
                _isInResult.Add(false);
                break;
            case "separate" when _isInResult.Count > 0:
                _isInResult[^1] = true;
                break;
            case "end" when _isInResult.Count > 0:
                _isInResult.RemoveAt(_isInResult.Count - 1);
                break;
        }
    }
}
