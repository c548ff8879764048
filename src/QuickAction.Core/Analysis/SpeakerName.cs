namespace QuickAction.Core.Analysis;

/// <summary>Who a label of the source stands for, as a person has said: an overlay, the source keeps its label. Two labels with one name are one person.</summary>
/// <param name="Label">As the source writes it: <c>SPEAKER_01</c>.</param>
/// <param name="Name">As the result shows it.</param>
public sealed record SpeakerName(string Label, string Name)
{
    public override string ToString() => "SpeakerName";
}
