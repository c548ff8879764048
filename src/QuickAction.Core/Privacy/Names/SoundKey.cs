using System.Globalization;
using System.Text;

namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// How a name sounds, roughly, in English: names that a speech recogniser confuses have one key (Preeti and Priti, Katherine and Catharine, Sian and Shaun do
/// not). Consonants by groups, vowels only at the start; our own rules in the manner of Soundex (Russell 1918) and Metaphone (Philips 1990).
/// </summary>
internal static class SoundKey
{
    public static string Of(string name)
    {
        var letters = Letters(name);
        if (letters.Length == 0)
        {
            return "";
        }

        var key = new StringBuilder(8);
        var before = '\0';
        for (var i = 0; i < letters.Length && key.Length < 8; i++)
        {
            var sound = Sound(letters, ref i);
            if (sound != before && (sound != 'A' || key.Length == 0) && sound != '\0')
            {
                key.Append(sound);
            }

            before = sound;
        }

        return key.ToString();
    }

    private static char Sound(string letters, ref int i)
    {
        var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
        switch (letters[i])
        {
            case 'a' or 'e' or 'i' or 'o' or 'u' or 'y':
                return 'A';
            case 'k' when next == 'n' && i == 0:
            case 'w' when next == 'r' && i == 0:
                i++;
                return next;
            case 'g' when next == 'h':
                i++;
                return 'A';
            case 'h' or 'w':
                return i == 0 ? letters[i] : 'A';
            case 'p' when next == 'h':
                i++;
                return 'f';
            case 's' when next is 'h':
                i++;
                return 'x';
            case 'c' when next == 'h':
                i++;
                return 'x';
            case 't' when next == 'h':
                i++;
                return 't';
            case 'c' when next is 'e' or 'i' or 'y':
            case 's' or 'z':
                return 's';
            case 'c' or 'k' or 'q':
                return 'k';
            case 'x':
                return 'k';
            case 'b' or 'p':
                return letters[i];
            case 'd' or 't':
                return 't';
            case 'f' or 'v':
                return 'f';
            case 'g' or 'j':
                return letters[i] == 'g' && next is not ('e' or 'i' or 'y') ? 'g' : 'j';
            case 'm' or 'n':
                return letters[i];
            default:
                return letters[i];
        }
    }

    /// <summary>Small letters without accents, nothing else.</summary>
    private static string Letters(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        return text.ToString();
    }
}
