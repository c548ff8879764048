namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Letters of other alphabets that look like a Latin one: somebody whose keyboard is set to Greek or Cyrillic types them unawares, and whoever hides a number on purpose. After
/// Unicode's table of confusables (UTS 39), the pairs that look the same in most fonts.
/// </summary>
internal static class TwinLetter
{
    // The letter, then its Latin twin in capitals.
    private const string Pairs =
        // Cyrillic capitals and small letters.
        "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0423Y\u0425X\u0405S\u0406I\u0408J\u0430A\u0432B\u0435E\u043AK\u043CM\u043DH\u043EO\u0440P\u0441C\u0442T\u0443Y\u0445X\u0455S\u0456I\u0458J"
        + "\u04AEY\u04AFY\u04BBH\u04C0I\u04CFL\u0500D\u0501D\u050CG\u051AQ\u051BQ\u051CW\u051DW\u0474V\u0475V"
        // Greek capitals and small letters.
        + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X\u03B1A\u03B9I\u03BAK\u03BDV\u03BFO\u03C1P\u03C4T\u03C5U\u03C7X\u03F2C\u03F3J\u03F9C\u037FJ"
        // Latin letters of other shapes.
        + "\u0131I\u0251A\u0261G\u026AI\u0299B\u029CH\u029FL\u0274N\u0280R\u0262G\u1D00A\u1D04C\u1D05D\u1D07E\u1D0AJ\u1D0BK\u1D0DM\u1D0FO\u1D18P\u1D1BT\u1D1CU\u1D20V\u1D21W\u1D22Z";

    private static readonly char[] Twins = Build();

    /// <summary>Most letters beyond ASCII are no such letter.</summary>
    public static bool MayBe(char c) => c is (>= '\u0131' and <= '\u051D') or (>= '\u1D00' and <= '\u1D22');

    /// <summary>The Latin letter in capitals; the null character for every other.</summary>
    public static char Of(char c) => Twins[c];

    private static char[] Build()
    {
        var twins = new char['\u1D23'];
        for (var i = 0; i < Pairs.Length; i += 2)
        {
            twins[Pairs[i]] = Pairs[i + 1];
        }

        return twins;
    }
}
