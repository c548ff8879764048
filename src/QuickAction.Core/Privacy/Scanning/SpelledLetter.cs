using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>A letter that is spelled: alone ("B"), or by the alphabet of radio operators ("bravo").</summary>
internal static class SpelledLetter
{
    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> Alphabet =
        "ALPHA ALFA BRAVO CHARLIE DELTA ECHO FOXTROT GOLF HOTEL INDIA JULIET JULIETT KILO LIMA MIKE NOVEMBER OSCAR PAPA QUEBEC ROMEO SIERRA TANGO UNIFORM VICTOR WHISKEY WHISKY XRAY YANKEE ZULU"
            .Split(' ')
            .ToFrozenDictionary(word => word, word => word[0], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a word in capital letters.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, out char letter)
    {
        if (word.Length == 1)
        {
            letter = word[0];
            return true;
        }

        letter = default;
        return word.Length is >= 4 and <= 8 && Alphabet.TryGetValue(word, out letter);
    }
}
