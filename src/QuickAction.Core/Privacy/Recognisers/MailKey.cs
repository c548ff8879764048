namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>An address without its spelling, so that it is one identifier however it is written.</summary>
internal static class MailKey
{
    public static string Of(ReadOnlySpan<char> address)
    {
        var key = new System.Text.StringBuilder(address.Length);
        for (var at = 0; at < address.Length; at++)
        {
            var end = at;
            while (end < address.Length && char.IsLetterOrDigit(address[end]))
            {
                end++;
            }

            if (end == at)
            {
                if (address[at] is '@' or '_' or '-' or '+' or '%' or '\'' or '.' or ',')
                {
                    key.Append(address[at] == ',' ? '.' : address[at]);
                }

                continue;
            }

            key.Append(address[at..end] switch
            {
                "AT" => "@",
                "A" when at > 0 && end < address.Length && MailSign.IsPair(address[at - 1], address[end]) => "@",
                "DOT" or "POINT" or "PERIOD" or "FULLSTOP" or "STOP" => ".",
                "FULL" when address[end..].StartsWith(" STOP") => "",
                "UNDERSCORE" => "_",
                "DASH" or "HYPHEN" => "-",
                "PLUS" => "+",
                "SIGN" or "SYMBOL" or "RATE" => "",
                var word => word,
            });
            at = end - 1;
        }

        return key.ToString();
    }
}
