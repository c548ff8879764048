using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>"From 450 to 620 to 1345", "between 340 and 350": figures that go from one to the other are no groups of one number.</summary>
internal static class SpanOfFigures
{
    public static bool BeginsBefore(ScanText text, int start)
    {
        var end = start;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        var word = end;
        while (text.IsLetter(word - 1) && end - word <= 8)
        {
            word--;
        }

        return text.Text[word..end] is "FROM" or "BETWEEN";
    }
}
