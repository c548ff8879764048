using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Codes between whose groups the same thing is said each time, whatever it is: "943 underscore 476 underscore 5919", "AB, that's the first bit, 12, that's the first bit, ...", or what a
/// writer of minutes notes in brackets: "943 [pause] 476 [coughs] 5919". No list of words can hold all that people say there; that it comes again is what tells. Only a check or a whole
/// pattern makes a code of such groups (<see cref="JoinedCode"/>).
/// </summary>
internal static class RepeatedJoint
{
    private const int MostWords = 24;
    private const int LongestWord = 16;

    /// <summary>", that's the first of it, " and the spaces around.</summary>
    private const int WidestGap = 36;

    /// <summary>Words farther from the next digit begin no code: prose without numbers is passed over.</summary>
    private const int Reach = 2 * WidestGap;

    public static void Find(Scan scan)
    {
        var text = scan.Text;
        var chain = new Chain(scan, stackalloc CodeWord[MostWords]);
        for (var at = 0; at < text.Length;)
        {
            var digit = text.NextDigit(at);
            if (digit == text.Length && chain.Digits == 0)
            {
                return;
            }

            if (digit - at > Reach)
            {
                chain.End();
                at = digit - Reach;
                while (text.IsWordCharacter(at - 1))
                {
                    at++;
                }
            }

            // Up to the digit and past the letters that may follow it.
            var until = Math.Min(text.Length, digit == text.Length ? at + WidestGap : digit + 1);
            while (at < until)
            {
                at = chain.Read(at);
            }

            if (digit == text.Length)
            {
                break;
            }
        }

        chain.End();
    }

    /// <summary>Code words in a row, between which there is nothing much, or one and the same joint.</summary>
    private ref struct Chain(Scan scan, Span<CodeWord> room)
    {
        private readonly Scan _scan = scan;
        private readonly ScanText _text = scan.Text;
        private readonly Span<CodeWord> _words = room;
        private int _count;
        private JointWords _joint;

        public int Digits { get; private set; }

        /// <summary>Takes in the word, the aside or the character that stands here, and gives where to go on.</summary>
        public int Read(int at)
        {
            if (_text[at] == TextUnits.Wall)
            {
                End();
                return at + 1;
            }

            if (!_text.IsWordCharacter(at))
            {
                return Aside.End(_text, at) is > 0 and var close ? close : at + 1;
            }

            var end = at;
            var (digits, isCapital) = (0, true);
            for (; _text.IsWordCharacter(end); end++)
            {
                digits += _text.IsDigit(end) ? 1 : 0;
                isCapital &= _text.IsDigit(end) || _text.IsSpoken(end) || _text.IsCapital(end);
            }

            // "That's the first of it" is read as "1TH".
            var isOrdinal = _text.IsSpoken(at) && _text.Text[at..end] is [.., 'T', 'H'];
            if (!isOrdinal && end - at <= LongestWord && (digits > 0 || (isCapital && end - at <= CodeWord.MostLetters)))
            {
                Add(new CodeWord(at, end, digits, isCapital, HasJoint: false));
            }

            return end;
        }

        private void Add(CodeWord word)
        {
            if (_count > 0 && (word.Start - _words[_count - 1].End > WidestGap || _count == MostWords))
            {
                End();
            }

            if (_count > 0 && JointWords.Between(_text, _words[_count - 1].End, word.Start) is { IsPlain: false } joint)
            {
                if (!_joint.IsNone && !_joint.IsSame(joint))
                {
                    Restart();
                }

                _joint = _joint.IsNone ? joint : _joint;
                word = word with { HasJoint = true };
            }

            _words[_count++] = word;
            Digits += word.Digits;
        }

        /// <summary>Another joint begins: the group before it may be the first of another code.</summary>
        private void Restart()
        {
            JoinedCode.Find(_scan, _words[.._count], _joint);
            var first = _count - 1;
            while (!_words[first].HasJoint)
            {
                first--;
            }

            _words[first.._count].CopyTo(_words);
            _count -= first;
            _words[0] = _words[0] with { HasJoint = false };
            _joint = default;
            Digits = 0;
            foreach (var word in _words[.._count])
            {
                Digits += word.Digits;
            }
        }

        public void End()
        {
            if (!_joint.IsNone)
            {
                JoinedCode.Find(_scan, _words[.._count], _joint);
            }

            (_count, Digits, _joint) = (0, 0, default);
        }
    }
}
