using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>The closed lists by which filler is known. Lower case, apostrophes straight.</summary>
internal static class SpeechWords
{
    /// <summary>Sounds, not words: left out wherever they stand.</summary>
    public static readonly FrozenSet<string> Sounds = Set(
        "um", "umm", "uh", "uhh", "uhm", "er", "erm", "err", "ah", "aah", "eh", "hm", "hmm", "hmmm", "mm", "mmm", "mhm", "mm-hmm", "mm-hm", "uh-huh",
        "huh", "oh", "ooh", "ugh", "ha", "haha", "kay", "'kay", "m-hm", "um-hmm");

    /// <summary>Words that open a turn without meaning anything, left out at the start of a kept sentence.</summary>
    public static readonly FrozenSet<string> Openers = Set(
        "and", "but", "so", "well", "okay", "ok", "yeah", "yep", "yup", "yes", "right", "alright", "anyway", "now", "basically", "actually", "obviously",
        "because", "'cause", "cause", "cos", "like", "anyways", "sorry", "cool", "sure", "true", "exactly", "plus", "or", "hey", "hello", "please", "indeed");

    /// <summary>Openers that are only filler when a comma, a sound or another opener follows; otherwise they carry meaning.</summary>
    public static readonly FrozenSet<string> OpensWithPause = Set(
        "right", "like", "sure", "true", "exactly", "cool", "sorry", "please", "or", "because", "cause", "cos", "'cause", "hello", "hey", "indeed", "plus");

    /// <summary>"I think we ..." says no more than "we ..." once it is minuted.</summary>
    public static readonly FrozenSet<string> HedgeVerbs = Set("think", "guess", "mean", "suppose", "believe", "reckon", "feel");

    /// <summary>Words said in passing, left out inside a sentence.</summary>
    public static readonly FrozenSet<string> Asides = Set("basically", "actually", "obviously", "literally", "okay", "ok", "yeah");

    /// <summary>Before these "you know" is a clause of its own ("do you know", "as you know").</summary>
    public static readonly FrozenSet<string> BeforeYouKnow = Set(
        "do", "did", "don't", "didn't", "if", "as", "that", "what", "let", "when", "how", "would", "will", "should", "because", "so", "sure");

    /// <summary>After these "you know" is a clause of its own.</summary>
    public static readonly FrozenSet<string> AfterYouKnow = Set("what", "how", "that", "who", "where", "the", "if", "about", "why", "when", "which", "whether", "this");

    /// <summary>After these "kind of" and "sort of" name a kind.</summary>
    public static readonly FrozenSet<string> NamesKind = Set(
        "a", "an", "the", "this", "that", "what", "which", "some", "any", "one", "another", "these", "those", "every", "each", "same", "different",
        "other", "no", "two", "three", "new", "certain", "whatever", "right", "many", "several", "all", "first", "second");

    public static readonly FrozenSet<string> NeverAfterArticle = Set(
        "a", "an", "the", "this", "that", "these", "those", "my", "our", "your", "his", "its", "their", "we", "you", "he", "she", "they", "it", "it's",
        "that's", "is", "are", "was", "were", "to", "of", "and", "but", "we're", "we've", "they're", "there's", "another", "if", "because", "some");

    /// <summary>A sentence that ends on one of these was broken off there.</summary>
    public static readonly FrozenSet<string> Danglers = Set(
        "and", "but", "so", "or", "because", "like", "the", "a", "an", "to", "of", "with", "yeah", "okay", "ok", "i", "we", "you", "that's", "it's", "which");

    /// <summary>Short words that are whole, so that "a a-nother" is not taken for a broken one.</summary>
    public static readonly FrozenSet<string> ShortWords = Set(
        "a", "i", "o", "an", "am", "as", "at", "be", "by", "do", "go", "he", "hi", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so", "to",
        "up", "us", "we", "the", "and", "any", "all", "are", "but", "can", "did", "for", "get", "had", "has", "her", "him", "his", "how", "its", "let",
        "may", "new", "not", "now", "off", "old", "one", "our", "out", "own", "per", "put", "say", "see", "she", "six", "ten", "too", "two", "use", "was",
        "way", "who", "why", "yes", "you", "some", "then", "than", "that", "them", "they", "this", "there", "over", "under", "man", "car", "tax", "pay", "day");

    /// <summary>Repeating these is emphasis or counting, not stumbling.</summary>
    public static readonly FrozenSet<string> MayRepeat = Set(
        "very", "really", "more", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "zero", "oh", "many", "hear");

    /// <summary>The same of these where each is said by itself: "that's that's" is a stumble, "that that" need not be one.</summary>
    public static readonly FrozenSet<string> MayDouble = Set("had", "that");

    /// <summary>Behind these one clause can end as the next begins: "if they can, they can", "not the Friday, the Friday after".</summary>
    public static readonly FrozenSet<string> LeadsIn = Set("if", "when", "whenever", "what", "whatever", "who", "whoever", "where", "wherever", "however", "unless", "not");

    /// <summary>An opener that belongs to what follows: "so far", "well done", "now that".</summary>
    public static bool OpenerBinds(string opener, string next) => opener switch
    {
        "so" => next is "far" or "long" or "much" or "many" or "that" or "called" or "few" or "little",
        "well" => next is "done" or "known" or "enough" or "worth" or "over" or "under" or "above" or "below" or "within" or "before" or "after",
        "now" => next is "that",
        "and" or "but" => next is "not" or "so" or "then",
        _ => false,
    };

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
