using System.Globalization;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>What a word of matter does in its proposition.</summary>
[Flags]
internal enum TermMarks
{
    None = 0,

    /// <summary>It denies by itself ("withdrawn", "late") when nothing in the other text answers to it.</summary>
    Denies = 1,

    /// <summary>"No problem with": there is nothing against what follows.</summary>
    Trouble = 2,

    /// <summary>A proper name: it says of whom, hardly what.</summary>
    Name = 4,

    /// <summary>Its stem is denied by how the word is made: "untreated".</summary>
    Contrary = 8,

    /// <summary>The first word of matter after an auxiliary: what is said of the subject.</summary>
    Predicate = 16,

    /// <summary>The first word of matter under a negation: what is denied.</summary>
    Focus = 32,

    /// <summary>It stands right under a "not": if it denies by itself, the two cancel ("not refused"). "No mistakes" is one denial.</summary>
    Doubled = 64,

    /// <summary>A negation stands before it in the proposition.</summary>
    InScope = 128,

    /// <summary>Says little by itself ("do", "make", "single"): what is denied is the next word as well.</summary>
    Light = 256,

    /// <summary>A number, by value.</summary>
    Figure = 512,

    /// <summary>"Refused to": counted as a denial already.</summary>
    Flip = 1024,

    /// <summary>A weekday or month.</summary>
    Day = 2048,

    /// <summary>There is none of it: "no reply", "without a key", "not one house".</summary>
    Lacked = 8192,

    /// <summary>The verb of an order ("Contact the agency"), where no name can stand there.</summary>
    Order = 4096,
}

/// <summary>A word of matter or a phrase: its stem, and what it can mean.</summary>
internal readonly record struct Term(string Stem, Sense[] Senses, TermMarks Marks)
{
    public bool Is(TermMarks marks) => (Marks & marks) != 0;

    /// <summary>How much it counts that the other text has it too.</summary>
    public double Weight => Is(TermMarks.Name) ? 0.6 : Is(TermMarks.Flip) ? 0.5 : 1;

    /// <summary>The number that a <see cref="TermMarks.Figure"/> is.</summary>
    public double Value => double.Parse(Stem.AsSpan(1), CultureInfo.InvariantCulture);

    /// <summary>1 when the two mean the same, -1 when they mean contraries, 0 when they cannot be compared.</summary>
    public static int Sign(in Term one, in Term other)
    {
        if (one.Stem == other.Stem)
        {
            return one.Is(TermMarks.Contrary) == other.Is(TermMarks.Contrary) ? 1 : -1;
        }

        foreach (var s in one.Senses)
        {
            foreach (var t in other.Senses)
            {
                if (s.Concept == t.Concept)
                {
                    return s.IsContrary == t.IsContrary ? 1 : -1;
                }
            }
        }

        return IsDerived(one.Stem, other.Stem) ? 1 : 0;
    }

    public bool IsIn(ReadOnlySpan<Term> terms)
    {
        foreach (var term in terms)
        {
            if (Sign(this, term) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Some of the terms means its contrary.</summary>
    public bool Opposes(ReadOnlySpan<Term> terms)
    {
        foreach (var term in terms)
        {
            if (Sign(this, term) < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Applicant" and "applied": the same but for how the words end.</summary>
    private static bool IsDerived(string one, string other)
    {
        const int Least = 5;
        var shorter = Math.Min(one.Length, other.Length);
        if (shorter < Least || one[0] != other[0] || one[0] == '#')
        {
            return false;
        }

        var same = one.AsSpan().CommonPrefixLength(other);
        return same >= Least && same >= shorter - 1;
    }
}
