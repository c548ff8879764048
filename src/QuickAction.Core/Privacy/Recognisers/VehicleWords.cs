using System.Collections.Frozen;
using QuickAction.Core.Privacy.Names;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Words near which letters and digits are a registration, and words that are none of its letters.</summary>
internal static class VehicleWords
{
    private const int Before = 70;
    private const int Behind = 50;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Vehicles = Set(
        "CAR CARS VAN VANS DROVE DRIVE DRIVES DRIVING DRIVEN DRIVER PARKED PARKS VEHICLE VEHICLES REG REGS REGISTRATION REGISTERED PLATE PLATES TRANSIT FORD FIESTA CORSA ASTRA VAUXHALL BMW AUDI MERCEDES TOYOTA NISSAN "
        + "HONDA RENAULT PEUGEOT CITROEN VOLKSWAGEN VW SKODA KIA HYUNDAI VOLVO TAXI MINICAB LORRY TRUCK MINIBUS MOTORBIKE MOTORCYCLE MOPED SCOOTER HATCHBACK SALOON DVLA MOT CARAVAN TRAILER JEEP ROVER TESLA VRM VRN");

    // What stands in capitals beside a number without being a word of the list: units, times, months, bodies.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Set(
        "MPH KPH KMH BHP KWH MPG RPM PCM PPM HRS HR MIN MINS GMT BST EST YDS FTE CCS KMS KGS LBS NHS CPS GPS DPI EUR GBP USD JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN AM PM REF FEE DUE "
        + "ALL ANY BUS BOY BUT CAN CAR DAY DID FOR GET HAD HAS HER HIM HIS HOW ITS LET MAN NEW NOT NOW OLD ONE OUR OUT PER PUT SAY SEE SHE THE TOO TWO USE VAN WAS WAY WHO YOU AND ARE");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common =
        Gazetteer.Common.Select(w => w.ToUpperInvariant()).Where(w => w.Length is 2 or 3).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // Kinds of planning applications: "PL18/FUL".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Applications = Set("FUL OUT REM LBC ADV TPO DIS VAR HSE CLU CLE CLP PRN COU MAJ MIN NMA");

    public static bool IsApplication(ReadOnlySpan<char> letters) => Applications.Contains(letters);

    public static bool IsWord(ReadOnlySpan<char> letters) => Common.Contains(letters) || Units.Contains(letters);

    /// <summary>A word of vehicles in the same turn or paragraph, a few words before or behind.</summary>
    public static bool AreNear(ScanText text, int start, int end)
    {
        var from = Math.Max(0, start - Before);
        from += text.Text[from..start].LastIndexOf(TextUnits.Wall) + 1;
        var to = Math.Min(text.Length, end + Behind);
        var wall = text.Text[end..to].IndexOf(TextUnits.Wall);
        return Any(text, from, start) || Any(text, end, wall < 0 ? to : end + wall);
    }

    private static bool Any(ScanText text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (!text.IsLetter(at) || text.IsWordCharacter(at - 1))
            {
                continue;
            }

            var end = at;
            while (text.IsLetter(end))
            {
                end++;
            }

            if (end <= to && Vehicles.Contains(text.Text[at..end]))
            {
                return true;
            }

            at = end;
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
