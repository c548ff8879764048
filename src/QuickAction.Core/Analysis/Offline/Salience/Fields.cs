using System.Globalization;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Reads the fields of a line, parted by single spaces, without making a string of each.</summary>
internal ref struct Fields(ReadOnlySpan<char> line)
{
    private ReadOnlySpan<char> _rest = line;

    public readonly bool End => _rest.IsEmpty;

    public ReadOnlySpan<char> Next()
    {
        var space = _rest.IndexOf(' ');
        var field = space < 0 ? _rest : _rest[..space];
        _rest = space < 0 ? [] : _rest[(space + 1)..];
        return field;
    }

    public float NextNumber() => float.Parse(Next(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
