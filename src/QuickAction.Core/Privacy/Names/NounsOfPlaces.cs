using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>Words that make a place or a body of the capital words before them: "Sparrowhawk Court", "Victoria Hospital".</summary>
internal static class NounsOfPlaces
{
    public static FrozenSet<string> Words { get; } = (
        "road rd street st lane close avenue ave drive way court crescent terrace row place square gardens garden grove hill house hall park green lodge mews rise walk view parade quay wharf yard heights tower towers mansions cottages flats "
        + "surgery practice hospital ward clinic centre center school schools primary infants infant junior juniors secondary academy college university nursery church chapel mosque temple gurdwara synagogue cathedral abbey priory vicarage "
        + "estate farm works mill mills bridge station library museum theatre arena stadium pool baths gym market arcade mall precinct hotel inn arms tavern pub cafe restaurant "
        + "council borough district county parish trust team service services partnership association society club limited ltd plc llp group company foundation charity forum alliance federation union board committee panel unit wing department directorate agency authority "
        + "day week month bank fund act order scheme plan policy strategy project programme review report survey award cup league festival fair show river canal lake reservoir beck brook valley moor common heath wood woods forest fields field meadow meadows island bay beach pier harbour "
        + "junction roundabout bypass motorway railway line depot hub home homes quarter village town city ward wards north south east west"
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
