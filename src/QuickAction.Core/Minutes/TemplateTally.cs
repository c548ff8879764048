using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>Where one phrase of one template was found, and what that is worth.</summary>
internal sealed class TemplateTally(MinutesTemplate template, DetectPhrase phrase)
{
    private const double AtOpening = 1.5;
    private const double AsThisMeeting = 3;
    private const double InName = 1;

    /// <summary>Added for each doubling: being said ten times shows little more than being said twice.</summary>
    private const double ForEachDoubling = 0.25;

    private bool _opening;

    public MinutesTemplate Template { get; } = template;
    public DetectPhrase Phrase { get; } = phrase;
    public int Times { get; private set; }

    /// <summary>The opening says the phrase of this very meeting.</summary>
    public bool OfThisMeeting { get; private set; }

    /// <summary>The phrase stands in the title, the file's header lines or its name.</summary>
    public bool Named { get; set; }

    public double Score => Phrase.Weight * (Said() + (Named ? InName : 0));

    public void Add(bool opening, bool ofThisMeeting)
    {
        Times++;
        _opening |= opening;
        OfThisMeeting |= ofThisMeeting;
    }

    private double Said() => Times == 0
        ? 0
        : (OfThisMeeting ? AsThisMeeting : _opening ? AtOpening : 1) + (ForEachDoubling * Math.Log2(Times));
}
