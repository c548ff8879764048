namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>A word that may be part of a code: it has digits, or few letters, all of them capitals. Characters <c>[Start, End)</c> of the scan text.</summary>
/// <param name="IsCapital">Its letters are capitals, or said one by one.</param>
/// <param name="HasJoint">What stands before it is the joint of its chain, not a mere space.</param>
internal readonly record struct CodeWord(int Start, int End, int Digits, bool IsCapital, bool HasJoint)
{
    /// <summary>Of a word without a digit: the surname in a driver number.</summary>
    public const int MostLetters = 5;
}
