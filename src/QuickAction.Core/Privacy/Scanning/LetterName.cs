using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>A word that stands for letters or digits of a code: "el" for L, "6" for itself. Characters <c>[Start, End)</c> of the scan text.</summary>
/// <param name="IsName">A letter by its name; many of them are words too, so that only a whole code of them counts.</param>
internal sealed record LetterName(int Start, int End, string Letters, bool IsName)
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = (
        "A=AY,EH B=BEE,BE C=SEE,SEA,CEE D=DEE E=EE F=EFF,EF G=GEE,JEE H=AITCH,HAITCH I=EYE,AYE J=JAY K=KAY,CAY L=EL,ELL M=EM N=EN O=OH,OWE P=PEE,PEA Q=CUE,QUEUE,KEW R=ARE,AR S=ESS,ES T=TEE,TEA U=YOU,YEW V=VEE X=EX Y=WHY,WYE Z=ZED,ZEE")
        .Split(' ')
        .SelectMany(pair => pair[2..].Split(',').Select(name => (Name: name, Letter: pair[..1])))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Letter, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the word that begins here; null when it stands for no part of a code.</summary>
    public static LetterName? Read(ScanText text, int at)
    {
        var end = WordEnd(text, at);
        var word = text.Text[at..end];
        if (word is "DOUBLE" && text[end] is ' ' or '-')
        {
            var next = WordEnd(text, end + 1);
            return text.Text[(end + 1)..next] is "U" or "YOU" ? new LetterName(at, next, "W", true) : null;
        }

        if (Names.TryGetValue(word, out var letter))
        {
            return new LetterName(at, end, letter, true);
        }

        return end - at == 1 || (end - at <= 8 && word.IndexOfAnyInRange('0', '9') >= 0) ? new LetterName(at, end, word.ToString(), false) : null;
    }

    private static int WordEnd(ScanText text, int at)
    {
        var end = at;
        while (end < text.Length && text.IsWordCharacter(end))
        {
            end++;
        }

        return end;
    }
}
