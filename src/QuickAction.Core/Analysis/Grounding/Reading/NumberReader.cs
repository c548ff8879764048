using System.Globalization;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Finds numbers in figures and in words: "fifty-two", "a dozen", "two thirds", "one thousand two hundred", "three forty", "half past nine", "£1.2m".
/// Spoken numbers leave open what is a price, a year or a time, so each has all its readings.
/// </summary>
internal ref struct NumberReader(ReadOnlySpan<Token> tokens)
{
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private int _at;

    public static List<Quantity> Find(ReadOnlySpan<Token> tokens)
    {
        var found = new List<Quantity>();
        var reader = new NumberReader(tokens);
        while (reader._at < tokens.Length)
        {
            var first = reader._at;
            if (Joined(tokens[first].Word) is { } joined)
            {
                found.Add(new Quantity(first, ++reader._at, [joined], [joined]) { InFigures = true });
            }
            else if (Numerals.MayBegin(tokens[first].Word) && reader.Read() is { } quantity)
            {
                found.Add(quantity);
            }
            else
            {
                reader._at = first + 1;
            }
        }

        return found;
    }

    /// <summary>The number of "post-16" and "under-5s"; null where no word and a hyphen stand before figures.</summary>
    private static double? Joined(string word)
    {
        var hyphen = word.LastIndexOf('-');
        return hyphen > 1 && char.IsAsciiLetter(word[hyphen - 1]) && double.TryParse(word.AsSpan(hyphen + 1).TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The number that begins at the token, or null.</summary>
    public static Quantity? At(ReadOnlySpan<Token> tokens, int at) => new NumberReader(tokens) { _at = at }.Read();

    private readonly string Word(int ahead = 0) => _at + ahead < _tokens.Length ? _tokens[_at + ahead].Word : "";

    private Quantity? Read()
    {
        var first = _at;
        if (Clock() is { } clock)
        {
            return clock with { First = first };
        }

        var written = IsFigure(_tokens[first].Word);
        if (Share() is { } share)
        {
            return Described(first, [share], [share]) with { IsShare = true };
        }

        _at = first;
        var (percent, money) = (false, false);
        var readings = new List<double>();
        var pieces = written ? FiguresAt(readings, out percent, out money) : Words();
        if (pieces.Count == 0)
        {
            return null;
        }

        readings.AddRange(Together(pieces, written));
        return Described(first, readings, pieces) is var found && (percent || money)
            ? found with { IsPercent = found.IsPercent || percent, IsMoney = found.IsMoney || money, InFigures = true }
            : found with { InFigures = written };
    }

    private Quantity Described(int first, List<double> readings, IReadOnlyList<double> pieces)
    {
        var percent = Word() is "percent" || (Word() is "per" && Word(1) is "cent");
        var money = Word() is "pounds" or "pound" or "quid" or "pence" or "p" or "grand";
        if (Word() is "pounds" or "pound" && readings.Count > 0 && Pence() is { } pence)
        {
            return new Quantity(first, _at, [Math.Round(readings[0] + (pence / 100), 2)], [.. pieces, pence]) { IsMoney = true };
        }

        var all = readings;
        if (Word() is "pence" or "p")
        {
            all = [.. readings, .. readings.Select(r => r / 100)];
        }

        return new Quantity(first, _at, all, pieces) { IsPercent = percent, IsMoney = money, IsOrdinal = Numerals.IsOrdinal(_tokens[_at - 1].Word) };
    }

    /// <summary>What follows the pounds of "thirteen pounds ten": taken up when it is two figures, or the five or ten to ninety of a price.</summary>
    private double? Pence()
    {
        var at = _at + 1;
        if (Numerals.Ends(_tokens[_at]) || at >= _tokens.Length)
        {
            return null;
        }

        var isWritten = _tokens[at].Word is [>= '0' and <= '9', >= '0' and <= '9'];
        var length = 1;
        if (!(isWritten ? double.TryParse(_tokens[at].Word, out var pence) : Numerals.TryBelowHundred(_tokens, at, out pence, out length)) || pence is < 5 or > 99)
        {
            return null;
        }

        // "Ten pounds six times": a thing is counted.
        if (at + length < _tokens.Length && !Numerals.Ends(_tokens[at + length - 1]) && _tokens[at + length].Word is "times" or "hundred" or "thousand" or "people" or "days" or "weeks" or "months" or "years" or "per" or "percent")
        {
            return null;
        }

        _at = at + length;
        return pence;
    }

    /// <summary>"Half past nine", "quarter to ten", "twenty past four", "half nine", "nine o'clock": hours and hundredths.</summary>
    private Quantity? Clock()
    {
        var start = _at;
        if (Word() is "noon" or "midday")
        {
            _at++;
            return new Quantity(start, _at, [12], [12]);
        }

        double minutes;
        if (Word() is "half" or "quarter")
        {
            minutes = Word() == "half" ? 30 : 15;
            _at++;
        }
        else if (Numerals.TryBelowHundred(_tokens, _at, out minutes, out var length) || (IsFigure(Word()) && double.TryParse(Word(), out minutes) && (length = 1) == 1))
        {
            _at += length;
            if (Word() is not ("past" or "to") || minutes >= 60)
            {
                _at = start;
                return null;
            }
        }
        else
        {
            return null;
        }

        var to = Word() == "to";
        _at += Word() is "past" or "to" ? 1 : 0;
        if (Hour() is not { } hour || (minutes == 15 && _tokens[_at - 2].Word is "quarter"))
        {
            _at = start;
            return null;
        }

        var time = to ? (hour == 1 ? 12 : hour - 1) + ((60 - minutes) / 100) : hour + (minutes / 100);
        return new Quantity(start, _at, [Math.Round(time, 2)], [minutes, hour]);
    }

    private double? Hour()
    {
        if (Numerals.TryBelowHundred(_tokens, _at, out var hour, out var length) || (IsFigure(Word()) && double.TryParse(Word(), out hour) && (length = 1) == 1))
        {
            if (hour is >= 1 and <= 12)
            {
                _at += length;
                return hour;
            }
        }

        return null;
    }

    /// <summary>"Two thirds", "a quarter", "three-quarters", "half". A bare "third" counts things.</summary>
    private double? Share()
    {
        var word = Word();
        if (word.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && Numerals.TryPart(word[(hyphen + 1)..], out var parts)
            && Single(word[..hyphen]) is { } over && parts > over)
        {
            _at++;
            return over / parts;
        }

        if (word is "half")
        {
            _at++;
            if (Word() is "a" && Numerals.TryScale(Word(1), out var scale))
            {
                _at += 2;
                return scale / 2;
            }

            return 0.5;
        }

        if ((word is "a" ? 1 : Single(word)) is { } count && Numerals.TryPart(Word(1), out parts) && parts > count && !Numerals.Ends(_tokens[_at]))
        {
            _at += 2;
            return count / parts;
        }

        return null;
    }

    private static double? Single(string word)
    {
        var token = new Token(0, 0, 0, word, TokenMarks.None);
        return Numerals.TryBelowHundred([token], 0, out var value, out _) ? value : null;
    }

    private List<double> FiguresAt(List<double> readings, out bool percent, out bool money)
    {
        // "At 14", "14:00"; of "17 had children" five is no reading.
        var isTime = Word().Contains(':', StringComparison.Ordinal) || (_at > 0 && _tokens[_at - 1].Word is "at" or "by" or "until" or "till" or "before" or "after") || Word(1) is "hours" or "hrs";
        var values = Numerals.Figures(Word(), out percent, out money);
        if (values.Count == 0)
        {
            return [];
        }

        var ends = Numerals.Ends(_tokens[_at]);
        _at++;
        while (!ends && Numerals.TryScale(Word(), out var scale))
        {
            for (var i = 0; i < values.Count; i++)
            {
                values[i] *= scale;
            }

            ends = Numerals.Ends(_tokens[_at]);
            _at++;
        }

        var more = ends ? 0 : AndPart();
        for (var i = 0; i < values.Count; i++)
        {
            values[i] += more;
            if (values[i] is >= 13 and < 24 && (isTime || values[i] % 1 > 0))
            {
                // "14:30" is half past two.
                readings.Add(Math.Round(values[i] - 12, 2));
            }
        }

        return values;
    }

    /// <summary>Whole numbers one after the other, without a pause: "six fifty" gives 6 and 50.</summary>
    private List<double> Words()
    {
        var pieces = new List<double>();
        while (_at < _tokens.Length && Piece() is { } piece)
        {
            pieces.Add(piece);
            if (Numerals.Ends(_tokens[_at - 1]))
            {
                break;
            }
        }

        return pieces;
    }

    private double? Piece()
    {
        var start = _at;
        double total = 0, current;
        if (Word() is "a" or "an")
        {
            if (!Numerals.TryScale(Word(1), out _))
            {
                return null;
            }

            _at++;
            current = 1;
        }
        else if (Numerals.TryBelowHundred(_tokens, _at, out current, out var length))
        {
            _at += length;
        }
        else if (Numerals.TryOrdinal(Word(), out var ordinal))
        {
            _at++;
            return ordinal;
        }
        else if (Word() is "dozen" or "hundred" or "thousand")
        {
            current = 1;
        }
        else
        {
            return null;
        }

        current += Decimals();
        current += AndPart();
        while (_at < _tokens.Length && !(_at > start && Numerals.Ends(_tokens[_at - 1])) && Numerals.TryScale(Word(), out var scale) && Word() is not ("m" or "k"))
        {
            _at++;
            current *= scale;
            if (scale >= 1000)
            {
                total += current;
                current = 0;
            }

            current += Rest(scale);
        }

        total += current;
        return total + Decimals() + AndPart();
    }

    /// <summary>What follows "hundred" or "thousand": "and four", "two hundred".</summary>
    private double Rest(double scale)
    {
        // "Two thousand, three hundred": a pause after the thousands ends nothing when hundreds follow.
        var paused = Numerals.Ends(_tokens[_at - 1]);
        if (scale is not (100 or 1000 or 1e6) || (paused && !(scale >= 1000 && Word(1) == "hundred")))
        {
            return 0;
        }

        var and = Word() == "and" ? 1 : 0;
        if (Numerals.TryBelowHundred(_tokens, _at + and, out var rest, out var length))
        {
            _at += and + length;
            return rest;
        }

        return 0;
    }

    /// <summary>"Point five", "point seven five".</summary>
    private double Decimals()
    {
        if (Word() != "point" || !Numerals.TryBelowHundred(_tokens, _at + 1, out var digit, out var length) || digit >= 100)
        {
            return 0;
        }

        _at++;
        var (value, place) = (0.0, 0.1);
        do
        {
            value += digit < 10 ? digit * place : digit * place / 10;
            place /= digit < 10 ? 10 : 100;
            _at += length;
        }
        while (Numerals.TryBelowHundred(_tokens, _at, out digit, out length) && place > 1e-4);

        return value;
    }

    /// <summary>"And a half", "and three quarters".</summary>
    private double AndPart()
    {
        if (Word() != "and" || _at + 2 >= _tokens.Length || Numerals.Ends(_tokens[_at - 1]) || (Word(1) is "a" ? 1 : Single(Word(1))) is not { } count || !Numerals.TryPart(Word(2), out var parts) || parts <= count)
        {
            return 0;
        }

        _at += 3;
        return count / parts;
    }

    private static List<double> Together(List<double> pieces, bool written)
    {
        if (written || pieces.Count == 1)
        {
            return pieces;
        }

        if (pieces.Count == 2)
        {
            var (a, b) = (pieces[0], pieces[1]);
            return a < 10 && b < 10 ? [(a * 10) + b, a + (b / 100)] : b < 100 ? [(a * 100) + b, Math.Round(a + (b / 100), 2)] : [];
        }

        return pieces.All(p => p < 10) && pieces.Count < 12 ? [pieces.Aggregate(0.0, (number, digit) => (number * 10) + digit)] : [];
    }

    private static bool IsFigure(string word) => word.Length > 0 && (char.IsAsciiDigit(word[0]) || word[0] == '\u00A3');
}
