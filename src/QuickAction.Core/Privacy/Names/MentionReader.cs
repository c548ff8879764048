namespace QuickAction.Core.Privacy.Names;

/// <summary>Finds names by what stands around them and by the lists.</summary>
internal sealed class MentionReader(NameTokens words, string text, bool isTalk)
{
    private const int MostParts = 3;

    private readonly List<NameToken> _tokens = words.Tokens;

    /// <summary>"mrs.k": a letter with its title is a name of its own.</summary>
    public static string LetterName(NameToken title, NameToken letter) => $"{title.Word.Lower}.{letter.Word.Lower}";

    public void Read(List<Mention> mentions, bool[] sure)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (sure[i])
            {
                continue;
            }

            if ((Titled(i) ?? Introduced(i) ?? Listed(i)) is not { } mention)
            {
                continue;
            }

            mentions.Add(mention);
            for (var part = mention.First; part < mention.End; part++)
            {
                sure[part] = true;
            }

            i = mention.End - 1;
        }
    }

    /// <summary>"Mr Dacre", "Doctor Levene", "mr dacre", "Mrs K".</summary>
    private Mention? Titled(int i)
    {
        var title = _tokens[i];
        if (!title.Word.Is(WordMarks.Title) || i + 1 >= _tokens.Count || !_tokens[i + 1].Joined || !(title.IsCapital || title.Word.Is(WordMarks.SureTitle) || NameCues.LetterTitles.Contains(title.Word.Lower) || words.HasNoCapitals))
        {
            return null;
        }

        var next = _tokens[i + 1];
        if (next.IsInitial && next.Word.Lower != "i" && NameCues.LetterTitles.Contains(title.Word.Lower) && !(i + 2 < _tokens.Count && _tokens[i + 2].Joined && _tokens[i + 2].IsCapital))
        {
            return new Mention(i + 1, i + 2, Letter: LetterName(title, next));
        }

        if (next.Word.Is(WordMarks.Title) || next.Word.Is(WordMarks.NotAfterName) || next.Word.Lower is "and" or "i" or "chair" or "mayor")
        {
            return null;
        }

        var sure = title.Word.Is(WordMarks.SureTitle);
        var isName = next.IsCapital && title.IsCapital
            ? sure || !next.Word.Is(WordMarks.Common | WordMarks.Never) || next.Word.Is(WordMarks.Given | WordMarks.Surname)
            : sure ? !next.Word.Is(WordMarks.Common) : words.HasNoCapitals && next.Word.IsSureSurname;
        return isName && !IsPlace(i + 1, i + 2) ? new Mention(i + 1, Run(i + 1)) : null;
    }

    /// <summary>"I'm Sam", "my name is Sam", "a boy called Sam", "her brother Sam", "mum, Kelly".</summary>
    private Mention? Introduced(int i)
    {
        var token = _tokens[i];
        if (i == 0 || !(token.IsCapital || words.HasNoCapitals) || token.Word.Is(WordMarks.NotAfterName | WordMarks.Title | WordMarks.Relation) || token.Word.Lower is "i" or "i'm")
        {
            return null;
        }

        var isWord = token.Word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Verb | WordMarks.Place) && !token.Word.Is(WordMarks.Given);
        var before = _tokens[i - 1];
        var gap = text.AsSpan(before.End, token.Start - before.End);
        var kin = before.Word.Is(WordMarks.Relation) && gap is " " or ", ";
        var called = before.Word.Lower is "called" or "named" && gap is " ";
        var isI = before.Word.Lower == "i" && gap is "'m " or "\u2019m ";
        var named = before.Word.Lower == "name" && gap is "'s " or "\u2019s ";
        var twoBefore = i > 1 && gap is " " ? _tokens[i - 2].Word.Lower : "";
        var am = before.Word.Lower == "am" && twoBefore == "i";
        var nameIs = before.Word.Lower is "is" or "was" && twoBefore == "name";
        if (isWord && !(called && token.IsInnerCapital && !token.Word.Is(WordMarks.Never)))
        {
            return null;
        }

        var needsName = words.HasNoCapitals && !(token.Word.Is(WordMarks.Given) || token.Word.IsUnknown);
        return (kin || called || isI || named || am || nameIs) && !needsName && !token.IsShouted && !IsPlace(i, Run(i)) ? new Mention(i, Run(i)) : null;
    }

    /// <summary>Names of the lists, and unknown words with a capital.</summary>
    private Mention? Listed(int i)
    {
        var token = _tokens[i];
        if (words.HasNoCapitals)
        {
            return token.Word.IsSureGiven && token.Word.Lower.Length > 2 ? new Mention(i, SmallRun(i)) : null;
        }

        if (!token.IsCapital || token.Word.Is(WordMarks.Title | WordMarks.Relation) || token.Word.Lower == "i" || (token.IsShouted && !token.Word.Is(WordMarks.Given | WordMarks.Surname)))
        {
            return null;
        }

        var end = Run(i);
        var isPlace = IsPlace(i, end);
        if (isPlace && !IsGivenWithSurname(i, end))
        {
            return null;
        }

        if (token.Word.IsSureGiven)
        {
            return token.IsShouted && end == i + 1 && token.Word.Lower.Length < 4 ? null : new Mention(i, end);
        }

        if (end - i > 1 && IsFullName(i))
        {
            return new Mention(i, end);
        }

        return IsSingle(i) ? new Mention(i, i + 1) : null;
    }

    private bool IsGivenWithSurname(int i, int end) =>
        _tokens[i].Word.IsSureGiven && end - i == 2 && _tokens[end - 1].Word.Is(WordMarks.Surname) && !FollowedByPlace(end)
        && !(i > 0 && _tokens[i].Joined && (_tokens[i - 1].Word.Is(WordMarks.PlaceBefore) || _tokens[i - 1].Word.Lower is "the" or "to" or "from"));

    private bool IsFullName(int i)
    {
        var (first, second) = (_tokens[i].Word, _tokens[i + 1].Word);
        if (_tokens[i].IsShouted != _tokens[i + 1].IsShouted)
        {
            return false;
        }

        var namelike = first.Is(WordMarks.Given) || (first.IsUnknown && !first.Is(WordMarks.Never)) || (first.IsSureSurname && !_tokens[i].Opens) || _tokens[i].IsInitial;
        var last = second.Is(WordMarks.Surname) || second.IsUnknown || second.IsSureGiven;
        var listed = first.Is(WordMarks.Given) || second.IsSureSurname || second.IsSureGiven || (_tokens[i].IsInitial && second.Is(WordMarks.Surname));
        return namelike && last && (listed || (isTalk && !_tokens[i].Opens && !IsMostlyPlace(first) && !_tokens[i].IsShouted && first.IsUnknown && second.IsUnknown));
    }

    private bool IsSingle(int i)
    {
        var token = _tokens[i];
        var word = token.Word;
        var next = i + 1 < _tokens.Count ? _tokens[i + 1] : default;
        var gap = next.Word is null ? default : text.AsSpan(token.End, next.Start - token.End);
        var speaks = gap is " " && next.Word is not null && !next.IsCapital && next.Word.Is(WordMarks.Verb);
        var beforeCapital = gap is " " && next.IsCapital && !next.Word!.Is(WordMarks.Given);
        if (token.IsInitial || token.IsShouted)
        {
            return false;
        }

        if (word.Is(WordMarks.Given))
        {
            // Also a word of English, a month or a place.
            return word.Is(WordMarks.Never)
                ? speaks && !word.Is(WordMarks.Common) && !IsMostlyPlace(word)
                : token.Opens ? speaks && next.Word!.Is(WordMarks.Verb) && !IsAuxiliary(next.Word) : !beforeCapital;
        }

        if (word.Is(WordMarks.Surname) && !word.Is(WordMarks.Never | WordMarks.Place))
        {
            return word.Is(WordMarks.Common)
                ? !token.Opens && speaks && !IsAuxiliary(next.Word!)
                : (token.Opens ? speaks : !beforeCapital) && !IsMostlyPlace(word);
        }

        return word.IsUnknown && word.Lower.Length > 1 && !IsMostlyPlace(word) && !beforeCapital && (token.Opens ? speaks && !IsAuxiliary(next.Word!) : isTalk || speaks);
    }

    private static bool IsAuxiliary(NameWord word) => word.Lower is "is" or "was" or "has" or "had" or "will" or "would" or "could" or "can" or "should" or "did" or "does" or "needs" or "needed" or "looks" or "looked" or "seems" or "works" or "worked";

    private static bool IsMostlyPlace(NameWord word) => word.AfterPlaceWord > 0 && word.AfterPlaceWord * 2 >= word.Capital;

    /// <summary>How far the name goes on from a first word that is one.</summary>
    private int Run(int i)
    {
        var end = i + 1;
        while (end < _tokens.Count && end - i < MostParts && GoesOn(end))
        {
            end++;
        }

        return end;
    }

    private bool GoesOn(int at)
    {
        var token = _tokens[at];
        if (!token.Joined || token.Word.Lower == "i")
        {
            return false;
        }

        if (token.Word.Is(WordMarks.Particle) && at + 1 < _tokens.Count && _tokens[at + 1].Joined && _tokens[at + 1].IsCapital && !token.Word.Is(WordMarks.Common))
        {
            return true;
        }

        if (!token.IsCapital || token.Word.Is(WordMarks.Title) || _tokens[at - 1].IsShouted != token.IsShouted)
        {
            return false;
        }

        var word = token.Word;
        return word.Is(WordMarks.Surname | WordMarks.Given) || (word.IsUnknown && !word.Is(WordMarks.Never)) || (!word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Place | WordMarks.Relation | WordMarks.Verb) && word.Capital > 0);
    }

    private int SmallRun(int i)
    {
        var next = i + 1;
        return next < _tokens.Count && _tokens[next].Joined && (_tokens[next].Word.IsSureSurname || _tokens[next].Word.IsSureGiven) ? next + 1 : next;
    }

    private bool IsPlace(int i, int end) => FollowedByPlace(end) || (end - i > 1 && _tokens[end - 1].Word.Is(WordMarks.Place));

    private bool FollowedByPlace(int end) => end < _tokens.Count && _tokens[end].Joined && _tokens[end].IsCapital && _tokens[end].Word.Is(WordMarks.Place);
}
