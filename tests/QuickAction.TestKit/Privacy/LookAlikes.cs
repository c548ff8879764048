using System.Globalization;

namespace QuickAction.TestKit.Privacy;

/// <summary>Sentences of council work with numbers that identify nobody: references, dates, minutes, agenda codes, prices, extensions, roads, figures.</summary>
public sealed class LookAlikes(ulong seed)
{
    private readonly Draw _draw = new(seed);

    public IReadOnlyList<string> Make(int count)
    {
        Func<string>[] kinds =
        [
            () => $"The complaint is reference {_draw.Digits(10)} on the system.",
            () => $"Invoice {_draw.Digits(10)} has been paid.",
            () => $"Purchase order {_draw.Digits(10)} went out.",
            () => $"We meet again on {Date()}.",
            () => $"The report of {Date()} was noted.",
            () => $"Minute {_draw.Below(90) + 10}/{_draw.Digits(3)} was approved.",
            () => $"Item CAB {_draw.Below(20) + 10}/{_draw.Digits(3)} is exempt.",
            () => $"See PL/{_draw.Below(20) + 2010}/{_draw.Digits(4)}/FUL for the conditions.",
            () => $"It cost £{_draw.Below(900) + 10},{_draw.Digits(3)}.{_draw.Digits(2)} in all.",
            () => $"The price went from {_draw.Below(90) + 10}p to {_draw.Below(9) + 1}.{_draw.Digits(2)}.",
            () => $"I'm on extension {_draw.Digits(4)} all day.",
            () => $"Ring the desk, ext. {_draw.Digits(5)}, for a key.",
            () => $"There were {_draw.Below(9) + 1},{_draw.Digits(3)} responses, {_draw.Below(90) + 10} per cent of them online.",
            () => $"It's item {_draw.Below(12) + 1}.{_draw.Below(9) + 1} at half past {_draw.Of("six", "seven", "nine")}.",
            () => $"Roadworks on the A{_draw.Below(900) + 10} and the M{_draw.Below(60) + 1} start at {_draw.Below(12) + 1}.{_draw.Below(50) + 10}.",
            () => $"Between {_draw.Below(60) + 1950} and {_draw.Below(20) + 2005} the ward lost {_draw.Below(400) + 20} homes.",
            () => $"The section {_draw.Below(90) + 10} enquiry took {_draw.Of("twenty one", "thirty two", "forty five")} days.",
            () => $"Budget line {_draw.Digits(4)}-{_draw.Digits(3)} is over by {_draw.Below(80) + 10} thousand.",
            () => $"Room {_draw.Below(30) + 1}{_draw.Of("A", "B")} from {_draw.Below(8) + 9}:{_draw.Of("00", "15", "30")} to {_draw.Below(4) + 17}:30.",
            () => $"Application {_draw.Below(8) + 18}/{_draw.Digits(5)}/{_draw.Of("FUL", "OUT", "HH")} was deferred.",
            () => $"Chapter {_draw.Below(9) + 1}, table {_draw.Below(30) + 1}, {_draw.Of("twenty twenty six", "2026/27", "the second quarter")}.",
            () => $"The grant of {_draw.Of("three hundred and fifty", "twelve hundred", "nine hundred")} pounds was {_draw.Of("one", "two", "three")} weeks late.",
            () => $"Paragraph {_draw.Below(9) + 1}.{_draw.Below(30) + 1}.{_draw.Below(9) + 1}.{_draw.Below(20) + 1} and version {_draw.Below(12)}.0.{_draw.Below(200)}.{_draw.Below(9)} differ.",
            () => $"We parked at {_draw.Below(12) + 10} {_draw.Of("and", "but", "for", "near")} left the car.",
            () => $"The van came on {_draw.Below(18) + 10} {_draw.Of("may", "jun", "feb")} and {_draw.Below(18) + 10} old cars went.",
            () => $"The registration of births opens at {_draw.Below(3) + 8} and closes at {_draw.Below(4) + 12}, level {_draw.Below(8) + 1}.",
            () => $"Have a look at {_draw.Of("rightmove.co.uk", "gov.uk", "booking dot com", "www.example.org")}, it's item {_draw.Below(20)}.",
            () => $"Reference 7{_draw.Digits(9)} was closed, and INV{_draw.Digits(10)} paid.",
            () => $"Rooms {_draw.Below(90) + 10}, {_draw.Below(90) + 10} and {_draw.Digits(4)} go up by {_draw.Below(9)},{_draw.Digits(3)},{_draw.Digits(3)}.",
            () => $"Turn to page {_draw.Below(90) + 10} of the report of {Date()}.",
            () => $"See PL/{_draw.Below(20) + 10}/P/{_draw.Digits(5)} and PL{_draw.Below(20) + 10}/{_draw.Of("FUL", "OUT", "REM")}, note {_draw.Below(9) + 1}{_draw.Of("\u00B9", "\u00B2")}.",
            () => $"Scores of {_draw.Digits(2)}, {_draw.Digits(2)}, {_draw.Digits(2)}, {_draw.Digits(2)} and {_draw.Digits(2)}; then {_draw.Below(60) + 1950}; {_draw.Below(20) + 2001}.",
            () => $"Budgets for 2004, {_draw.Below(4) + 2005}, {_draw.Below(4) + 2010}, {_draw.Below(9) + 2015} came to {_draw.Digits(3)}m\u00B2 by {_draw.Below(9) + 1}:{_draw.Below(50) + 10}:{_draw.Below(50) + 10}.",
            () => $"See form B{_draw.Below(90) + 10}, car park {_draw.Of("C", "D")}{_draw.Below(9) + 1}, bay {_draw.Below(300) + 100} for the minibus.",
            () => $"It went from {_draw.Below(900) + 100} to {_draw.Below(900) + 100} to {_draw.Digits(4)} pounds.",
            () => $"Cases {_draw.Digits(3)} and {_draw.Digits(3)} and {_draw.Digits(4)} go to the panel.",
            () => $"Case numbers {_draw.Digits(3)} & {_draw.Digits(3)} & {_draw.Digits(4)} were heard.",
            () => $"The score was {_draw.Below(30)} to {_draw.Below(30)}, then {_draw.Below(30)} to {_draw.Below(30)}.",
            () => $"It rose by {_draw.Below(9)} point {_draw.Below(9)}, then by {_draw.Of("three point five", "two point seven five", "nought point one")} per cent.",
            () => $"Then {_draw.Below(90) + 10} came, then {_draw.Below(90) + 10} left, and then {_draw.Of("one", "two", "three")} more.",
            () => $"Room {_draw.Digits(3)} then {_draw.Below(9) + 100}, next {_draw.Digits(3)}, right at {_draw.Below(90) + 10}.",
            () => $"Take the M{_draw.Below(60) + 1} then the A{_draw.Below(90) + 10}, the B{_draw.Below(9) + 1} ({_draw.Below(8) + 2}ft wide) and E{_draw.Below(9) + 1} ({_draw.Below(9) + 1} hr).",
            () => $"See ({_draw.Digits(3)}), [{_draw.Digits(2)}] and [{_draw.Digits(4)}] in the notes to section {_draw.Below(90) + 10} (a) of the Act.",
            () => $"In {_draw.Below(90) + 10} of {_draw.Digits(4)} it is {_draw.Below(90) + 10} of the {_draw.Digits(4)} who came in {_draw.Below(20) + 2004} to say so.",
            () => $"Lines open {_draw.Of("0800", "0900")} to {_draw.Of("1600", "1730")} and 1000 to 1{_draw.Digits(1)}00, on level {_draw.Of("L1", "L2", "O2")} for {_draw.Below(9) + 1}l of paint.",
            () => $"The ledger went from {_draw.Digits(5)} to {_draw.Digits(5)} and {_draw.Of("12", "40")} to {_draw.Digits(4)} by {_draw.Below(60) + 1950}.",
            () => $"Paragraph {_draw.Of("four point twelve point one point three", "2 point 11 point 3 point 4")} and version {_draw.Below(9)} point {_draw.Below(20)} differ.",
            () => $"Have it done by 10 full stop. Then {_draw.Below(90) + 10} at {_draw.Of("work full stop", "home, full stop")}. Come to gov.uk (a) or (b).",
        ];
        return [.. Enumerable.Range(0, count).Select(i => kinds[i % kinds.Length]())];
    }

    private string Date()
    {
        var day = new DateOnly(2015, 1, 1).AddDays(_draw.Below(4_700));
        return day.ToString(_draw.Of("d MMMM yyyy", "dd/MM/yyyy", "d/M/yy", "yyyy-MM-dd", "dd.MM.yyyy", "dd-MM-yy"), CultureInfo.InvariantCulture);
    }
}
