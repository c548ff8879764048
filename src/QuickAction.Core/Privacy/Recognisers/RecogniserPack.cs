using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>The British recognisers with a council's own references. Everything but people, whom <see cref="Names.NameFinder"/> finds.</summary>
internal sealed class RecogniserPack
{
    private readonly LabelFinder _labels;
    private readonly IReadOnlyList<(IdentifierKind Kind, Regex Pattern)> _always;

    public RecogniserPack(PrivacyOptions options)
    {
        var own = options.References.Select(r => (Reference: r, Kind: r.ParseKind(), Pattern: r.ParsePattern())).ToList();
        _labels = new LabelFinder([.. Label.BuiltIn, .. own.Where(o => o.Reference.Words.Length > 0).Select(o => OfCouncil(o.Reference, o.Kind, o.Pattern))]);
        _always = [.. own.Where(o => o.Reference.Words.Length == 0).Select(o => (o.Kind, o.Pattern))];
        Kinds = [.. KindNames.BuiltIn.Concat(own.Select(o => o.Kind)).Distinct()];
    }

    public IReadOnlyList<IdentifierKind> Kinds { get; }

    /// <summary>All findings in a text, overlapping ones too.</summary>
    public List<Finding> Find(string text)
    {
        using var read = ScanTextReader.Read(text);
        var scan = new Scan(read, _labels.Find(read));
        NumberRecogniser.Find(scan);
        CodeRecogniser.Find(scan);
        RepeatedJoint.Find(scan);
        LabelledRecogniser.Find(scan);
        SoundedRecogniser.Find(scan);
        BirthDateRecogniser.Find(scan);
        AddressRecogniser.Find(scan);
        MailRecogniser.Find(scan);
        NetworkRecogniser.Find(scan);
        foreach (var (kind, pattern) in _always)
        {
            foreach (var match in pattern.EnumerateMatches(read.Text))
            {
                if (match.Length > 0)
                {
                    scan.Add(match.Index, match.Index + match.Length, kind, Finding.Labelled);
                }
            }
        }

        return scan.Findings;
    }

    private static Label OfCouncil(ReferenceOptions reference, IdentifierKind kind, Regex pattern) =>
        new(kind, 0, reference.MostCharacters, 0, string.Join(',', reference.Words.Select(w => w.ToUpperInvariant()))) { Pattern = new Regex($"^(?:{pattern})$", pattern.Options) };
}
