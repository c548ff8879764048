namespace QuickAction.Core.Extraction.Text;

/// <summary>
/// Characters that show nothing and so can carry words past a reader's eye: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties), the
/// interlinear marks, controls and noncharacters.
/// </summary>
internal static class InvisibleCharacters
{
    public const int ZeroWidthNonJoiner = 0x200C;
    public const int ZeroWidthJoiner = 0x200D;
    public const int BlackFlag = 0x1F3F4;
    public const int CancelTag = 0xE007F;

    public static bool IsInvisible(int c) => c switch
    {
        < 0x20 => c is not ('\t' or '\n'),
        < 0x7F => false,
        < 0xA0 => true,
        0x00AD or 0x034F or 0x061C or 0x3164 or 0xFEFF or 0xFFA0 => true,
        < 0x115F => false,
        <= 0x1160 => true,
        0x17B4 or 0x17B5 => true,
        >= 0x180B and <= 0x180F => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xFFF0 and <= 0xFFFB => true,
        >= 0x1BCA0 and <= 0x1BCA3 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => (c & 0xFFFE) == 0xFFFE,
    };

    /// <summary>Those that have no honest use in text that people write: direction overrides, tags and controls. Soft hyphens and the like have one.</summary>
    public static bool IsSuspicious(int c) => c is < 0x20 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or >= 0xE0000;

    public static bool IsVariationSelector(int c) => c is >= 0xFE00 and <= 0xFE0F;

    /// <summary>Pictures that emoji sequences are built of (the blocks that hold Unicode's Extended_Pictographic).</summary>
    public static bool IsPictograph(int c) =>
        c is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299
        or (>= 0x2194 and <= 0x21AA) or (>= 0x231A and <= 0x23FF) or 0x24C2 or (>= 0x25AA and <= 0x25FE) or (>= 0x2600 and <= 0x27BF)
        or (>= 0x2934 and <= 0x2935) or (>= 0x2B05 and <= 0x2B55) or (>= 0x1F000 and <= 0x1FAFF);

    /// <summary>Letters of scripts in which a joiner or non-joiner changes how a word is spelt: Arabic to Sinhala, Tibetan, Myanmar, Khmer.</summary>
    public static bool IsJoiningLetter(int c) =>
        c is (>= 0x0620 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);
}
