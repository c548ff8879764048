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

            if ((Titled(i) ?? Introduced(i) ?? Labelled(i) ?? Listed(i)) is not { } mention)
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
        if (!title.Word.Is(WordMarks.Title) || i + 1 >= _tokens.Count || !_tokens[i + 1].Joined || !(title.IsCapital || title.Word.Is(WordMarks.SureTitle) || NameCues.LetterTitles.Contains(title.Word.Lower) || words.IsSmall(i)))
        {
            return null;
        }

        var next = _tokens[i + 1];
        if (next.Word.Lower is "o" && i + 2 < _tokens.Count && _tokens[i + 2].Joined && !_tokens[i + 2].Word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Verb | WordMarks.NotAfterName) && _tokens[i + 2].Word.Lower.Length > 3)
        {
            // "Mrs o brien".
            return new Mention(i + 1, i + 3);
        }

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
            : sure ? !next.Word.Is(WordMarks.Common) : words.IsSmall(i) && next.Word.IsSureSurname;
        // "Mx Ash River": a title that is nothing else makes a person of a place too.
        return isName && (sure || !IsPlace(i + 1, i + 2)) ? new Mention(i + 1, Run(i + 1)) : null;
    }

    /// <summary>"I'm Sam", "my name is Sam", "a boy called Sam", "her brother Sam", "mum, Kelly".</summary>
    private Mention? Introduced(int i)
    {
        var token = _tokens[i];
        if (i > 0 && !token.IsCapital && IntroducedInSmall(i))
        {
            return new Mention(i, SmallRun(i));
        }

        if (i == 0 || !(token.IsCapital || words.IsSmall(i)) || token.Word.Is(WordMarks.NotAfterName | WordMarks.Title | WordMarks.Relation) || token.Word.Lower is "i" or "i'm")
        {
            return null;
        }

        // "mum said": Said is a given name too.
        var isSmallWord = !token.IsCapital && (token.Word.Is(WordMarks.Verb | WordMarks.Never) || NameCues.Modals.Contains(token.Word.Lower));
        var isWord = isSmallWord || (token.Word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Verb | WordMarks.Place) && !token.Word.Is(WordMarks.Given));
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

        var needsName = words.IsSmall(i) && !token.IsCapital && !(token.Word.Is(WordMarks.Given) || token.Word.IsUnknown);
        return (kin || called || isI || named || am || nameIs) && !needsName && !token.IsShouted && !IsPlace(i, Run(i)) ? new Mention(i, Run(i)) : null;
    }

    /// <summary>"Author: Posy Fairweather", "Responsible: Aldous Quimby": two or three words with capitals behind a word for people and a colon.</summary>
    private Mention? Labelled(int i)
    {
        if (i == 0 || !_tokens[i - 1].IsCapital || !NameCues.FormLabels.Contains(_tokens[i - 1].Word.Lower) || text.AsSpan(_tokens[i - 1].End, _tokens[i].Start - _tokens[i - 1].End) is not (": " or ":\t"))
        {
            return null;
        }

        var first = _tokens[i].Word.Is(WordMarks.Title) ? i + 1 : i;
        var end = first;
        while (end < _tokens.Count && end - first < MostParts && (end == first || _tokens[end].Joined) && _tokens[end].IsCapital && !_tokens[end].IsInitial
            && !_tokens[end].Word.Is(WordMarks.Never | WordMarks.NotAfterName | WordMarks.Title | WordMarks.Place))
        {
            end++;
        }

        var isWords = end - first < 2 || (_tokens[first].Word.Is(WordMarks.Common) && _tokens[end - 1].Word.Is(WordMarks.Common) && !_tokens[first].Word.Is(WordMarks.Given | WordMarks.Surname));
        return isWords ? null : new Mention(first, end);
    }

    /// <summary>By words around it that only a name has beside it: "my name is sam", "a lad called sam", "auntie pat came", "sam's mum".</summary>
    private bool IntroducedInSmall(int i)
    {
        var (word, before) = (_tokens[i].Word, _tokens[i - 1]);
        var isWord = word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Verb | WordMarks.NotAfterName | WordMarks.Title | WordMarks.Relation);
        var gap = text.AsSpan(before.End, _tokens[i].Start - before.End);
        var owner = before.Word.Lower == "name" ? i - 2 : before.Word.Lower is "is" or "was" && i > 1 && _tokens[i - 2].Word.Lower == "name" ? i - 3 : -1;
        if (!isWord && word.Lower.Length > 2 && owner >= 0 && (before.Word.Lower == "name" ? gap is "'s " or "\u2019s " : gap is " ") && NameCues.Owners.Contains(_tokens[owner].Word.Lower))
        {
            return true;
        }

        if (!isWord && gap is " " && before.Word.Lower is "called" or "named" && i > 1 && _tokens[i].Joined && NameCues.Persons.Contains(_tokens[i - 2].Word.Lower) && word.Lower.Length > 2)
        {
            return true;
        }

        var next = i + 1 < _tokens.Count ? _tokens[i + 1] : default;
        var after = next.Word is null ? default : text.AsSpan(_tokens[i].End, next.Start - _tokens[i].End);
        if (word.Is(WordMarks.Given) && !word.Is(WordMarks.Common) && after is "'s " or "\u2019s " && next.Word!.Is(WordMarks.Relation))
        {
            return true;
        }

        var speaks = after is " " && next.Word!.Is(WordMarks.Verb) && !NameCues.Modals.Contains(next.Word.Lower);
        return gap is " " && before.Word.Is(WordMarks.Relation) && word.Is(WordMarks.Given) && !word.Is(WordMarks.Never | WordMarks.Relation | WordMarks.Title) && !NameCues.Modals.Contains(word.Lower)
            && (!word.Is(WordMarks.Common) ? NameCues.CalledKin.Contains(before.Word.Lower) || word.IsSureGiven : speaks && NameCues.CalledKin.Contains(before.Word.Lower));
    }

    /// <summary>"O'Shaughnessy", "McTavish": no other word is written so.</summary>
    private bool IsSurnameByShape(int i)
    {
        var word = text.AsSpan(_tokens[i].Start, _tokens[i].End - _tokens[i].Start);
        var second = word.Length < 5 ? 0 : word[0] is 'O' or 'D' or 'o' or 'd' && word[1] is '\'' or '\u2019' ? 2 : word.StartsWith("Mc") ? 2 : word.StartsWith("Mac") ? 3 : word.StartsWith("Fitz") ? 4 : 0;
        return second > 0 && char.IsUpper(word[second]) && char.IsLower(word[second + 1]) && !_tokens[i].Word.Is(WordMarks.Never | WordMarks.Common) && _tokens[i].Word.Lower != "o'clock";
    }

    /// <summary>Names of the lists, and unknown words with a capital.</summary>
    private Mention? Listed(int i)
    {
        var token = _tokens[i];
        if (words.HasNoCapitals || (words.IsSmall(i) && !token.IsCapital))
        {
            return token.Word.IsSureGiven && token.Word.Lower.Length > 2 && !NameCues.NotInSmall.Contains(token.Word.Lower) ? new Mention(i, SmallRun(i))
                : IsUnlistedInSmall(i) ? new Mention(i, SmallRun(i))
                : null;
        }

        if (!token.IsCapital || token.Word.Is(WordMarks.Title | WordMarks.Relation) || token.Word.Lower == "i" || (token.IsShouted && !token.Word.Is(WordMarks.Given | WordMarks.Surname)))
        {
            return null;
        }

        var end = Run(i);
        if (IsUnlistedName(i, end))
        {
            return new Mention(i, end);
        }

        var isPlace = IsPlace(i, end);
        if (isPlace && !IsGivenWithSurname(i, end))
        {
            return null;
        }

        if (IsSurnameByShape(i))
        {
            return new Mention(i, end);
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

    /// <summary>
    /// "And wiremu said", "wiremu's mum": where a clause begins, does what people do, and is no word of any list, nor formed like one. What anything may do ("is", "was") proves less, so
    /// that what ends like a thing or a body is left.
    /// </summary>
    private bool IsUnlistedInSmall(int i)
    {
        var (token, word) = (_tokens[i], _tokens[i].Word);
        if ((word.Marks & ~WordMarks.Particle) != 0 || word.Lower.Length < ShortestInSmall || i + 1 >= _tokens.Count || !word.Lower.All(char.IsAsciiLetterLower))
        {
            return false;
        }

        var next = _tokens[i + 1];
        var gap = text.AsSpan(token.End, next.Start - token.End);
        if (gap is "'s " or "\u2019s ")
        {
            return next.Word.Is(WordMarks.Relation);
        }

        var begins = token.Opens || i == 0 || (token.Joined && NameCues.BeforeClauses.Contains(_tokens[i - 1].Word.Lower));
        return begins
            && gap is " "
            && (next.Word.Is(WordMarks.Verb) || next.Word.Lower is "told")
            && !NameCues.Modals.Contains(next.Word.Lower)
            && !Array.Exists(NameCues.EndingsOfThings, e => word.Lower.EndsWith(e, StringComparison.Ordinal))
            && !(word.Lower.EndsWith('s') && !word.Lower.EndsWith("ss", StringComparison.Ordinal) && IsAuxiliary(next.Word));
    }

    private const int ShortestInSmall = 4;

    /// <summary>
    /// "Tyreece Green", "Shaniqua Bright": no word of English opens a sentence so. Lists hold the first names of some people far more than those of others, so they do
    /// not decide here; only what may as well be a place ("Gledhow Hill") has to do what people do.
    /// </summary>
    private bool IsUnlistedName(int i, int end)
    {
        var (first, last) = (_tokens[i], _tokens[end - 1].Word);
        var isFirst = first.Word.IsUnknown || (first.Word.Is(WordMarks.Given) && last.Is(WordMarks.Place));
        if (end - i < 2 || !isFirst || first.Word.Is(WordMarks.Never) || first.IsShouted || first.End - first.Start < 3 || first.Word.Lower.EndsWith("n't", StringComparison.Ordinal)
            || IsMostlyPlace(first.Word) || FollowedByPlace(end) || !(last.Is(WordMarks.Surname | WordMarks.Given) || (isTalk && last.IsUnknown)))
        {
            return false;
        }

        var next = end < _tokens.Count ? _tokens[end] : default;
        var gap = next.Word is null ? "\n" : text.AsSpan(_tokens[end - 1].End, next.Start - _tokens[end - 1].End);
        var speaks = gap is " " && !next.IsCapital && next.Word!.Is(WordMarks.Verb);
        if (!last.Is(WordMarks.Place))
        {
            // A heading has capitals everywhere: "Kerbside Glass".
            return isTalk || (!next.IsCapital && !gap.Contains('\n'));
        }

        var acts = speaks && !IsAuxiliary(next.Word!);
        var isStreet = NameCues.SurnamesOfStreets.Contains(last.Lower) || first.Word.Is(WordMarks.Common);
        return acts || (isTalk && !isStreet && (first.Opens ? speaks : !_tokens[i - 1].Word.Is(WordMarks.PlaceBefore) && !NameCues.OnTheWay.Contains(_tokens[i - 1].Word.Lower)));
    }

    private bool IsGivenWithSurname(int i, int end) =>
        _tokens[i].Word.IsSureGiven && end - i >= 2 && _tokens[end - 1].Word.Is(WordMarks.Surname) && !FollowedByPlace(end)
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
        // Particles are not counted: "Juan de la Cruz" has two parts.
        var parts = 1;
        while (end < _tokens.Count && parts < MostParts && GoesOn(end))
        {
            parts += words.IsParticle(end) ? 0 : 1;
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

        if (words.IsParticle(at))
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
