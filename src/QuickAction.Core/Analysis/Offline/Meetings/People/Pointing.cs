using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// The place first and then who is in it: "on the piano stool is Beth Norcott, my student", "beside me is Mr Vale", "and over there's Graham". Such a sentence shows
/// one to those in the room; "in hospital is" and "on leave is" show nobody.
/// </summary>
internal static class Pointing
{
    /// <summary>The longest place before its "is": "on the screen from the Cold Harbour office".</summary>
    private const int LongestPlace = 9;

    /// <summary>The longest description between a name and its "is": "our student social worker".</summary>
    private const int LongestRole = 8;

    private static readonly HashSet<string> BesidePeople = new(StringComparer.Ordinal) { "beside", "behind", "opposite", "alongside", "to" };
    private static readonly HashSet<string> AtPlaces = new(StringComparer.Ordinal) { "on", "in", "at", "by", "over", "near", "under", "against", "round", "down", "up", "behind" };

    /// <summary>How those are called whom one does not know yet.</summary>
    private static readonly HashSet<string> Strangers = new(StringComparer.Ordinal) { "one", "face", "voice", "person", "lady", "gentleman", "man", "woman", "lad", "chap", "figure", "fellow" };

    private static readonly HashSet<string> AsSeen = new(StringComparer.Ordinal) { "new", "quiet", "silent", "unfamiliar", "strange", "other" };

    /// <summary>Where "is in the" leaves no doubt that it is this room.</summary>
    private static readonly HashSet<string> Here = new(StringComparer.Ordinal) { "corner", "gallery", "back", "end", "front", "screen", "sofa", "call", "line", "link", "window", "door", "head" };
    private static readonly HashSet<string> Buildings = new(StringComparer.Ordinal)
    {
        "church", "chapel", "school", "station", "shop", "shops", "pub", "hospital", "library", "bank", "bridge", "river", "canal", "sea", "beach", "road", "park", "green", "gate", "gates", "bypass", "harbour", "garage", "surgery", "farm", "house", "houses", "flat", "flats", "estate", "hall", "centre", "clinic", "pond", "playground", "allotments", "woods", "field", "fields", "bins", "crossing", "lights", "market",
    };

    private static readonly HashSet<string> People = new(StringComparer.Ordinal) { "me", "us", "him", "her", "them" };

    /// <summary>Where people sit and stand, and what they are heard through.</summary>
    private static readonly HashSet<string> InARoom = new(StringComparer.Ordinal)
    {
        "stool", "chair", "sofa", "settee", "armchair", "corner", "back", "end", "front", "head", "side", "door", "doorway", "window", "windowsill", "screen", "table", "desk", "bench", "row",
        "seat", "floor", "gallery", "line", "call", "phone", "laptop", "tablet", "left", "right", "radiator", "steps", "stage", "wall", "map", "kettle", "piano", "beanbag", "cushion", "camera",
        "link", "room", "fire", "fireplace", "hatch", "urn", "pew", "step", "aisle", "speaker",
    };

    /// <summary>True when what stands before the name at the token places its bearer here: beside somebody, or pointed at.</summary>
    /// <remarks>Titles before a name belong to it: the token is the first of them.</remarks>
    /// <param name="beside">The token of whoever sits beside; -1 when nobody is named. Whoever is named has to be here themselves.</param>
    public static bool IsBeside(ReadOnlySpan<Token> tokens, int first, int name, out int beside)
    {
        beside = -1;
        var start = PlaceBefore(tokens, first, name);
        if (start < 0)
        {
            return false;
        }

        if (tokens[start].Word == "next" && start + 1 < name && tokens[start + 1].Word == "to")
        {
            start++;
        }

        if (tokens[start].Word == "with")
        {
            return start + 1 < name && tokens[start + 1].Word is "me" or "us";
        }

        if (!BesidePeople.Contains(tokens[start].Word) || start + 1 >= name)
        {
            return false;
        }

        beside = tokens[start + 1].Is(TokenMarks.Capital) ? start + 1 : -1;
        return beside >= 0 || People.Contains(tokens[start + 1].Word);
    }

    /// <summary>True when the name is said of a place in the room ("on the piano stool is"), or of one pointed at ("over there's", "this here's").</summary>
    public static bool IsPlaced(ReadOnlySpan<Token> tokens, int first, int name)
    {
        var start = PlaceBefore(tokens, first, name);
        if (start < 0)
        {
            return IsToTheRight(tokens, first, name);
        }

        if (IsStranger(tokens, start, name))
        {
            return true;
        }

        if (tokens[start].Word == "over" && start + 2 < name && tokens[start + 1].Word is not ("here" or "there") && AtPlaces.Contains(tokens[start + 1].Word))
        {
            start++;
        }

        if (IsByAThing(tokens, start, name))
        {
            return true;
        }

        if (tokens[start].Word is "this" or "over" or "here" or "there" or "that")
        {
            return (tokens[start].Word is "this" or "that" or "over" && start + 1 < name && tokens[start + 1].Word is "here" or "there") || (tokens[start].Word == "here" && start + 2 == name);
        }

        return AtPlaces.Contains(tokens[start].Word) && HoldsPlace(tokens[(start + 1)..(name - 1)]);
    }

    private static bool HoldsPlace(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (InARoom.Contains(token.Word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"By the hamster is Jo Bell": people are introduced beside things; beside a building they live or work.</summary>
    private static bool IsByAThing(ReadOnlySpan<Token> tokens, int start, int name) =>
        start + 4 == name && tokens[start].Word == "by" && tokens[start + 1].Word is "the" or "our" or "my" && !Buildings.Contains(tokens[start + 2].Word);

    /// <summary>"Jo Bell, on Bob's left, is our apprentice".</summary>
    public static bool IsOnTheLeftOf(ReadOnlySpan<Token> tokens, int end, int sentenceEnd, out int beside)
    {
        beside = -1;
        if (end + 2 >= sentenceEnd || tokens[end].Word is not ("on" or "to") || !tokens[end - 1].Is(TokenMarks.ClauseEnd))
        {
            return false;
        }

        for (var at = end + 2; at < Math.Min(sentenceEnd, end + 5); at++)
        {
            if (tokens[at].Word is "left" or "right")
            {
                beside = tokens[end + 1].Is(TokenMarks.Capital) ? end + 1 : -1;
                return beside >= 0 ? tokens[at - 1].Word == "'s" : tokens[at - 1].Word is "my" or "your" or "our";
            }
        }

        return false;
    }

    /// <summary>"Jo Bell is in the public gallery".</summary>
    public static bool IsPlacedAfter(ReadOnlySpan<Token> tokens, int end, int sentenceEnd)
    {
        if (end + 3 >= sentenceEnd || tokens[end].Word is not ("is" or "'s") || !AtPlaces.Contains(tokens[end + 1].Word) || tokens[end + 2].Word is not ("the" or "our" or "my" or "that"))
        {
            return false;
        }

        for (var at = end + 3; at < Math.Min(sentenceEnd, end + 6); at++)
        {
            if (Here.Contains(tokens[at].Word))
            {
                return at + 1 >= sentenceEnd || tokens[at].Is(TokenMarks.ClauseEnd) || tokens[at + 1].Word is "there" or "with" or "for" or "and" or "today" or "behind" or "as" or "from" or "taking";
            }
        }

        return false;
    }

    /// <summary>"Jo Bell is sat next to me", "Jo Bell, our clerk, is beside me".</summary>
    public static bool IsBesideAfter(ReadOnlySpan<Token> tokens, int end, int sentenceEnd)
    {
        var at = end;
        if (at < sentenceEnd && tokens[at - 1].Is(TokenMarks.ClauseEnd))
        {
            at = tokens[at].Word is "our" or "the" or "my" or "your" or "a" or "an" or "who" ? at : sentenceEnd;
            while (at < Math.Min(sentenceEnd, end + LongestRole) && tokens[at].Word is not ("is" or "'s"))
            {
                at++;
            }
        }

        if (at + 2 >= sentenceEnd || tokens[at].Word is not ("is" or "'s"))
        {
            return false;
        }

        at += tokens[at + 1].Word is "sat" or "sitting" or "seated" or "stood" or "standing" or "perched" or "just" or "here" ? 2 : 1;
        at += at + 1 < sentenceEnd && tokens[at].Word is "next" or "right" or "just" ? 1 : 0;
        return at + 1 < sentenceEnd && BesidePeople.Contains(tokens[at].Word) && tokens[at + 1].Word is "me" or "us" && (tokens[at].Word != "to" || tokens[at - 1].Word == "next");
    }

    /// <summary>"The quiet one in the hat is", "this young lady in the hi vis is", "the lady with the laptop is".</summary>
    private static bool IsStranger(ReadOnlySpan<Token> tokens, int start, int name)
    {
        if (tokens[start].Word is not ("the" or "this" or "that"))
        {
            return false;
        }

        for (var at = start + 1; at < Math.Min(name - 1, start + 4); at++)
        {
            if (Strangers.Contains(tokens[at].Word))
            {
                return tokens[at + 1].Word == "with"
                    || (AtPlaces.Contains(tokens[at + 1].Word) && HoldsPlace(tokens[(at + 2)..(name - 1)]))
                    || (at > start + 1 ? tokens[start].Word != "the" || AsSeen.Contains(tokens[at - 1].Word) : tokens[start].Word != "the" && tokens[at].Word is "lady" or "gentleman" or "chap" or "fellow");
            }
        }

        return false;
    }

    /// <summary>"To my right, Jo Bell".</summary>
    private static bool IsToTheRight(ReadOnlySpan<Token> tokens, int first, int name) =>
        name - 3 >= first && tokens[name - 1].Is(TokenMarks.ClauseEnd) && tokens[name - 1].Word is "left" or "right" && tokens[name - 2].Word is "my" or "your" or "the" && tokens[name - 3].Word is "to" or "on";

    /// <summary>Where the place begins that "is" and the name follow; -1 without one.</summary>
    private static int PlaceBefore(ReadOnlySpan<Token> tokens, int first, int name)
    {
        var verb = name - 1;
        if (verb <= first || tokens[verb].Word is not ("is" or "'s" or "are" or "sits" or "sit" or "stands") || tokens[verb].Is(TokenMarks.ClauseEnd))
        {
            return -1;
        }

        // "At the far end, with the cough, is Jo Bell".
        if (tokens[verb - 1].Is(TokenMarks.ClauseEnd))
        {
            return verb - first <= LongestPlace ? first : -1;
        }

        var start = verb - 1;
        while (start > first && verb - start < LongestPlace && !tokens[start - 1].Is(TokenMarks.ClauseEnd) && tokens[start - 1].Word is not ("and" or "so" or "then" or "but" or "that"))
        {
            start--;
        }

        while (start < verb - 1 && tokens[start].Word is "also" or "sitting" or "sat" or "just" or "right" or "squeezed" or "hiding" or "up" or "today" or "joining" or "perched" or "standing")
        {
            start++;
        }

        return start;
    }
}
